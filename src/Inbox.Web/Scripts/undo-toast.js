// Offers to take back what was sent, as long as that can be done.
customElements.define("undo-toast", class extends HTMLElement {
  connectedCallback() {
    setTimeout(() => this.remove(), Number(this.dataset.for));
  }
});
