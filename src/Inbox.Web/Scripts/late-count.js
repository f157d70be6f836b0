import { nothingUnreachable, pageOf } from "./fetched-page.js";

// A number that the page does not wait for. Until it is there, and where it cannot be had, what the page says stands in its place.
class LateCount extends HTMLElement {
  connectedCallback() {
    this.refresh();
  }

  // The page is renewed around it: the number of the same question stays until there is another one.
  renew(now) {
    if (this.dataset.from !== now.dataset.from) {
      this.dataset.from = now.dataset.from;
      this.replaceChildren(...now.childNodes);
    }
    this.refresh();
  }

  async refresh() {
    const { from } = this.dataset;
    const said = await pageOf(from).catch(nothingUnreachable);
    if (said && from === this.dataset.from) {
      this.replaceChildren(...said.body.childNodes);
    }
  }
}

customElements.define("late-count", LateCount);
