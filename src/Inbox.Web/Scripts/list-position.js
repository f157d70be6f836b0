// Each conversation is a page of its own: the list beside it stays where it was scrolled to, with the open one in sight.
class ListPosition extends HTMLElement {
  connectedCallback() {
    this.rows = this.parentElement.querySelector(".conversation-list__rows");
    this.key = `list-position ${this.getAttribute("place")}`;
    this.rows.scrollTop = Number(sessionStorage.getItem(this.key) ?? 0);
    this.rows.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    this.keep = () => sessionStorage.setItem(this.key, this.rows.scrollTop);
    window.addEventListener("pagehide", this.keep);
  }

  disconnectedCallback() {
    window.removeEventListener("pagehide", this.keep);
  }
}

customElements.define("list-position", ListPosition);
