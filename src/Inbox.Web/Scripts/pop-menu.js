import { isComposing } from "./composition.js";

// A <details> menu works without this; with it, Escape and a click outside close it, arrows move in it, and only one is open.
const steps = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - (at < 0 ? 0 : 1)) % count,
};

// How long after a letter the next one belongs to the same word.
const patience = 700;

const wordsOf = (item) => {
  const copy = item.cloneNode(true);
  copy.querySelectorAll("[aria-hidden=true], kbd").forEach((piece) => piece.remove());
  return copy.textContent.trim().toLocaleLowerCase();
};

class PopMenu extends HTMLElement {
  connectedCallback() {
    this.details = this.querySelector("details");
    this.addEventListener("keydown", (event) => {
      if (this.details.open && steps[event.key]) {
        this.step(event);
      } else if (event.key === "Escape" && this.details.open) {
        event.stopPropagation();
        this.details.open = false;
        this.details.querySelector("summary").focus();
      } else if (event.key === "Enter" && !isComposing(event)) {
        this.press(event);
      } else if (this.details.open && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey) {
        this.find(event);
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

  // Enter in a field does what stands below it: it would press the first button of the form.
  press(event) {
    const button = event.target.matches("input") && event.target.closest(".menu__field")?.nextElementSibling;
    if (button) {
      event.preventDefault();
      button.click();
    }
  }

  get items() {
    return [...this.querySelectorAll(".menu__list :is(a, button)")].filter((item) => item.checkVisibility());
  }

  // Letters lead to what begins so (WAI-ARIA, menus); a space alone presses.
  find(event) {
    const isGoingOn = event.timeStamp - this.typedAt < patience;
    if (event.target.matches("input, select, textarea") || (event.key === " " && !isGoingOn)) {
      return;
    }
    [this.typed, this.typedAt] = [(isGoingOn ? this.typed : "") + event.key.toLocaleLowerCase(), event.timeStamp];
    event.preventDefault();
    this.items.find((item) => wordsOf(item).startsWith(this.typed))?.focus();
  }

  // Arrows go round the menu; in a field they are the field's.
  step(event) {
    const { items } = this;
    if (items.length > 0 && !event.target.matches("input, select, textarea")) {
      event.preventDefault();
      items[steps[event.key](items.indexOf(document.activeElement), items.length)].focus();
    }
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this.close);
    document.removeEventListener("focusin", this.close);
  }
}

customElements.define("pop-menu", PopMenu);
