import { isComposing } from "./composition.js";
import { nothingUnreachable, pageOf } from "./fetched-page.js";

// Puts an emoji where the cursor stands. They are fetched when the menu is first opened; a search asks for fewer.
class EmojiChoice extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    this.search = this.querySelector("input[type=search]");
    this.list = this.querySelector(".emoji-choice__list");
    this.details.addEventListener("toggle", () => this.details.open && this.open());
    this.search.addEventListener("input", (event) => {
      event.stopPropagation();
      this.show();
    });
    this.search.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !isComposing(event)) {
        event.preventDefault();
        this.take(this.list.querySelector("button"));
      }
    });
    this.list.addEventListener("click", (event) => this.take(event.target.closest("button")));
  }

  open() {
    this.search.value = "";
    this.show();
    this.search.focus();
  }

  async show() {
    const asked = this.search.value.trim();
    const page = await pageOf(`/emoji?q=${encodeURIComponent(asked)}`).catch(nothingUnreachable);
    if (page && this.search.value.trim() === asked) {
      this.list.replaceChildren(...document.importNode(page.body, true).children);
    }
  }

  take(button) {
    if (button) {
      const text = this.closest("reply-composer").writing;
      text.setRangeText(button.dataset.insert, text.selectionStart, text.selectionEnd, "end");
      this.details.open = false;
      text.focus();
      text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
}

customElements.define("emoji-choice", EmojiChoice);
