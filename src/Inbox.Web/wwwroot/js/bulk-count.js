import { counted } from "./counted.js";

// Says how many conversations are chosen for an act on many.
class BulkCount extends HTMLElement {
  connectedCallback() {
    const forms = JSON.parse(this.dataset.forms);
    this.count = () => {
      const chosen = document.querySelectorAll("input[form=bulk][name=ids]:checked").length;
      this.querySelector("b").textContent = counted(forms, chosen);
    };
    document.addEventListener("change", this.count);
    this.count();
  }

  disconnectedCallback() {
    document.removeEventListener("change", this.count);
  }
}

customElements.define("bulk-count", BulkCount);
