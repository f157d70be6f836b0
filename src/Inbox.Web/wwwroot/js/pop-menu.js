// A <details> menu works without this; with it, Escape and a click outside close it, arrows move in it, and only one is open.
const steps = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at + count - (at < 0 ? 0 : 1)) % count,
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
      } else if (event.key === "Enter") {
        this.press(event);
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

  // Arrows go round the menu; in a field they are the field's.
  step(event) {
    const items = [...this.querySelectorAll(".menu__list :is(a, button)")].filter((item) => item.checkVisibility());
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
