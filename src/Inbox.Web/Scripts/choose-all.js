import { boxes, told } from "./list-choice.js";

// All on the page, by the box above them; it says whether all are.
class ChooseAll extends HTMLElement {
  connectedCallback() {
    this.box = this.querySelector("input");
    this.box.addEventListener("change", () => {
      boxes().forEach((box) => (box.checked = this.box.checked));
      told(this);
    });
    this.see = () => {
      const chosen = boxes().filter(({ checked }) => checked).length;
      this.box.checked = chosen > 0 && chosen === boxes().length;
      this.box.indeterminate = chosen > 0 && !this.box.checked;
    };
    document.addEventListener("change", this.see);
    this.see();
  }

  disconnectedCallback() {
    document.removeEventListener("change", this.see);
  }
}

customElements.define("choose-all", ChooseAll);
