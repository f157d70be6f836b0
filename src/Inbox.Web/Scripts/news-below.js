import { counted } from "./counted.js";
import { goToEnd, isAtEnd, onEnd } from "./thread-end.js";

// Says that something came below what is being read, leads there, and marks where it begins. What was seen is known by the last message
// of theirs, its id, which is empty where there was none: how many lie above it may change.
class NewsBelow extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.leaving = new AbortController());
    this.button = this.querySelector("button");
    this.forms = JSON.parse(this.dataset.forms);
    this.button.addEventListener("click", goToEnd, { signal });
    document.addEventListener("inbox:changed", () => this.look(), { signal });
    onEnd(() => this.look(), signal);
    // All that is here when a thread is opened stands before its reader.
    this.last = this.incoming.at(-1)?.id ?? "";
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  get incoming() {
    return [...document.querySelectorAll(".thread__messages .message--incoming")];
  }

  look() {
    const { incoming } = this;
    const place = incoming.findIndex(({ id }) => id === this.last);
    if (isAtEnd() || (this.last !== "" && place < 0)) {
      this.last = incoming.at(-1)?.id ?? "";
    }
    const seen = incoming.findIndex(({ id }) => id === this.last) + 1;
    const count = incoming.length - seen;
    if (count && this.hidden) {
      this.mark(incoming[seen]);
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
