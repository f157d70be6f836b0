// Offers to take back what was done, as long as that can be done. Told once, it is not told again by the same address.
customElements.define("undo-toast", class extends HTMLElement {
  connectedCallback() {
    setTimeout(() => this.remove(), Number(this.dataset.for));
    const address = new URL(location.href);
    if (address.searchParams.has("act")) {
      address.searchParams.delete("act");
      history.replaceState(history.state, "", address);
    }
  }
});
