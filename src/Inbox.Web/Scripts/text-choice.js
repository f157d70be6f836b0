import { isComposing } from "./composition.js";
import { nothingUnreachable, pageOf } from "./fetched-page.js";

// Choices for what is being written, begun by a character in the text: arrows move through them, Enter or Tab takes one, Escape
// puts them away. The field keeps the focus.
export class TextChoice extends HTMLElement {
  connectedCallback() {
    this.list = document.createElement("ul");
    Object.assign(this.list, { className: "menu__list text-choice__list",
      id: `${this.getAttribute("for")}-choices`, role: "listbox",
      hidden: true });
    this.list.setAttribute("aria-label", this.dataset.label ?? "");
    this.append(this.list);
    const form = this.closest("form");
    form.addEventListener("input", (event) => event.target === this.text && this.look());
    form.addEventListener("keydown", (event) => event.target === this.text && this.steer(event), { capture: true });
    form.addEventListener("focusout", (event) => event.target === this.text && this.close());
    this.list.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      this.take(event.target.closest("[role=option]"));
    });
  }

  get text() {
    return document.getElementById(this.getAttribute("for"));
  }

  get options() {
    return [...this.list.children];
  }

  // What stands before the cursor since the character that begins a choice: the match of the element's own pattern.
  get begun() {
    return this.pattern.exec(this.text.value.slice(0, this.text.selectionStart));
  }

  async look() {
    const asked = this.begun?.[1] ?? null;
    this.asked = asked;
    if (asked === null) {
      this.close();
      return;
    }
    const page = await pageOf(`${this.dataset.address}?q=${encodeURIComponent(asked)}`).catch(nothingUnreachable);
    if (page && this.asked === asked) {
      this.list.replaceChildren(...[...page.querySelectorAll("[role=option]")].map((option) => document.importNode(option, true)));
      this.options.forEach((option, i) => (option.id = `${this.list.id}-${i}`));
      this.list.hidden = this.options.length === 0;
      this.mark(0);
    }
  }

  mark(place) {
    this.place = (place + this.options.length) % this.options.length || 0;
    this.options.forEach((option, i) => option.setAttribute("aria-selected", i === this.place));
    this.options[this.place]?.scrollIntoView({ block: "nearest" });
    this.text.setAttribute("aria-controls", this.list.id);
    this.text.setAttribute("aria-activedescendant", this.list.hidden ? "" : (this.options[this.place]?.id ?? ""));
  }

  steer(event) {
    const act = {
      ArrowDown: () => this.mark(this.place + 1),
      ArrowUp: () => this.mark(this.place - 1),
      Enter: () => this.take(this.options[this.place]),
      Tab: () => this.take(this.options[this.place]),
      Escape: () => this.close(),
    }[event.key];
    if (!this.list.hidden && act && !event.ctrlKey && !event.metaKey && !isComposing(event)) {
      event.preventDefault();
      event.stopPropagation();
      act();
    }
  }

  take(option) {
    const begun = this.begun;
    if (option && begun) {
      // From the character that began it; what stands before that stays.
      const from = begun.index + begun[0].length - begun[1].length - 1;
      this.text.setRangeText(option.dataset.insert, from, this.text.selectionStart, "end");
      this.close();
      this.chosen?.(option);
      this.text.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  close() {
    this.asked = null;
    this.list.hidden = true;
    this.text?.removeAttribute("aria-activedescendant");
  }
}
