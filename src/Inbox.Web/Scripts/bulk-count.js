import { counted } from "./counted.js";

// Says how many conversations or contacts are chosen for an act on many, and when all of the list was: what comes later is not meant.
const events = ["change", "inbox:changed", "inbox:shown"];

// What a browser brings back of a form it brings back without a word.
const isBack = "pageshow";

class BulkCount extends HTMLElement {
  connectedCallback() {
    const forms = JSON.parse(this.dataset.forms);
    const [chosenAt, shownAt] = [document.querySelector("#bulk [name=chosenAt]"), performance.now()];
    const begun = Number(chosenAt?.value);
    this.count = (event) => {
      if (chosenAt && event?.target.matches?.("#bulk [name=everything]")) {
        chosenAt.value = Math.floor(begun + performance.now() - shownAt);
      }
      const chosen = document.querySelectorAll("input[form=bulk][name=ids]:checked").length;
      const isAll = this.dataset.all && document.querySelector("#bulk [name=everything]")?.checked;
      this.querySelector("b").textContent = isAll ? this.dataset.all : counted(forms, chosen);
    };
    // Rows come and go with what is chosen of them.
    events.forEach((name) => document.addEventListener(name, this.count));
    window.addEventListener(isBack, this.count);
    this.count();
  }

  disconnectedCallback() {
    events.forEach((name) => document.removeEventListener(name, this.count));
    window.removeEventListener(isBack, this.count);
  }
}

customElements.define("bulk-count", BulkCount);
