import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { morph } from "./morph.js";

const pause = 2_000;

// How full each view is: asked for after the page is shown, and again when something changed, at most every two seconds.
class ViewCounts extends HTMLElement {
  connectedCallback() {
    this.plan = () => (this.planned ??= setTimeout(() => this.refresh(), pause));
    document.addEventListener("inbox:changed", this.plan);
    this.refresh();
  }

  disconnectedCallback() {
    document.removeEventListener("inbox:changed", this.plan);
    clearTimeout(this.planned);
  }

  async refresh() {
    this.planned = null;
    const list = (await pageOf(this.getAttribute("src")).catch(nothingUnreachable))?.querySelector("ul");
    if (list) {
      morph(this.querySelector("ul"), list);
    }
  }
}

customElements.define("view-counts", ViewCounts);
