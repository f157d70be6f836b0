// A <details> menu works without this; with it, Escape and a click outside close it, and only one is open.
class PopMenu extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    this.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.details.open) {
        event.stopPropagation();
        this.details.open = false;
        this.details.querySelector("summary").focus();
      }
    });
    this.close = (event) => {
      if (!this.contains(event.target)) {
        this.details.open = false;
      }
    };
    document.addEventListener("pointerdown", this.close);
    document.addEventListener("focusin", this.close);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.close);
    document.removeEventListener("focusin", this.close);
  }
}

customElements.define("pop-menu", PopMenu);
