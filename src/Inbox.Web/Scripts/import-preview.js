import { answerTo, nothingUnreachable, pageIn } from "./fetched-page.js";
import { morph } from "./morph.js";

// What would become of the first rows, as the form says it at the moment: looked at again whenever something is chosen. A file that is
// read otherwise has other columns too: that is another page.
class ImportPreview extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.form.addEventListener("change", ({ target }) => target.matches("[name=separator], [name=encoding]")
      ? this.form.requestSubmit(this.form.querySelector("[name=isPreview]")) : this.look());
  }

  async look() {
    const body = new URLSearchParams([...new FormData(this.form), ["isPreview", "true"]]);
    const asked = (this.asked = body.toString());
    const answer = await answerTo(this.form.action, { method: "POST", body }).catch(nothingUnreachable);
    const page = answer && await pageIn(answer);
    const now = page?.querySelector("import-preview");
    if (now && asked === this.asked) {
      morph(this, now);
      const [error, other] = [document, page].map((root) => root.querySelector(".import-error"));
      morph(error, other);
    }
  }
}

customElements.define("import-preview", ImportPreview);
