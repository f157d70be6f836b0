import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { isPlainClick } from "./plain-click.js";

// Shows the page of the shortcuts over the one that is open; without this, the link leads to it.
class ShortcutSheet extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    document.addEventListener("click", (event) => {
      if (event.target.closest?.("a[href='/shortcuts']") && isPlainClick(event)) {
        event.preventDefault();
        this.show();
      }
    });
  }

  async show() {
    const sheet = (await pageOf("/shortcuts").catch(nothingUnreachable))?.getElementById("shortcuts");
    if (sheet) {
      this.dialog.querySelector(".dialog__body").replaceChildren(document.importNode(sheet, true));
      this.dialog.showModal();
    } else {
      location.assign("/shortcuts");
    }
  }
}

customElements.define("shortcut-sheet", ShortcutSheet);
