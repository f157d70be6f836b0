import { counted } from "./counted.js";
import { goToEnd, isAtEnd, onEnd } from "./thread-end.js";

// Says that something came below what is being read, leads there, and marks where it begins.
class NewsBelow extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.leaving = new AbortController());
    this.button = this.querySelector("button");
    this.forms = JSON.parse(this.dataset.forms);
    this.button.addEventListener("click", goToEnd, { signal });
    document.addEventListener("inbox:changed", () => this.look(), { signal });
    onEnd(() => this.look(), signal);
    this.look();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  look() {
    const incoming = document.querySelectorAll(".thread__messages .message--incoming");
    this.seen = isAtEnd() || this.seen === undefined ? incoming.length : Math.min(this.seen, incoming.length);
    const count = incoming.length - this.seen;
    if (count && this.hidden) {
      this.mark(incoming[this.seen]);
    }
    this.hidden = count === 0;
    this.querySelector("span").textContent = count ? counted(this.forms, count) : "";
  }

  // It stays until others come.
  mark(first) {
    document.querySelector(".thread__new")?.remove();
    first.before(Object.assign(document.createElement("p"), { className: "thread__new", textContent: this.dataset.begin }));
  }
}

customElements.define("news-below", NewsBelow);
