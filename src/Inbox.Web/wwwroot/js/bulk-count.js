// Says how many conversations are chosen for an act on many.
class BulkCount extends HTMLElement {
  connectedCallback() {
    this.count = () => {
      const chosen = document.querySelectorAll("input[form=bulk][name=ids]:checked").length;
      this.querySelector("b").textContent = this.dataset.words.replace("{0}", chosen);
    };
    document.addEventListener("change", this.count);
    this.count();
  }

  disconnectedCallback() {
    document.removeEventListener("change", this.count);
  }
}

customElements.define("bulk-count", BulkCount);
