import { isPlainClick } from "./plain-click.js";

// Opens the choice of a reaction at its message; without this, the link leads to a page that has it open.
class ReactionChoice extends HTMLElement {
  connectedCallback() {
    this.act = (event) => this.toggle(event);
    document.addEventListener("click", this.act);
    document.addEventListener("keydown", (this.key = (event) => event.key === "Escape" && this.close(true)));
    // After the document's listener, which sends it beside the page.
    window.addEventListener("submit", (this.sent = (event) => event.target === this.picker && this.close(true)));
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.act);
    document.removeEventListener("keydown", this.key);
    window.removeEventListener("submit", this.sent);
  }

  toggle(event) {
    if (!isPlainClick(event) || this.picker?.contains(event.target)) {
      return;
    }
    const link = event.target.closest(".message__react");
    const isOpen = link && this.link === link;
    this.close(false);
    if (link) {
      event.preventDefault();
      if (!isOpen) {
        this.open(link);
      }
    }
  }

  open(link) {
    const picker = document.importNode(this.querySelector("template").content, true).querySelector("form");
    picker.action = link.dataset.action;
    picker.classList.add("reaction-picker--at-message");
    if (link.dataset.own) {
      this.press(picker, link.dataset.own);
    }
    link.closest(".message").append(picker);
    link.setAttribute("aria-expanded", "true");
    [this.link, this.picker] = [link, picker];
    picker.querySelector("button").focus();
  }

  // The one that is given already is taken back when it is chosen again.
  press(picker, emoji) {
    const known = [...picker.querySelectorAll("button")].find((button) => button.value === emoji);
    const button = known ?? picker.querySelector("fieldset").appendChild(picker.querySelector("button").cloneNode(true));
    if (!known) {
      [button.firstChild.textContent, button.lastChild.textContent, button.title] = [emoji, this.dataset.takeBack, this.dataset.takeBack];
    }
    [button.name, button.value] = ["_method", "DELETE"];
    button.setAttribute("aria-pressed", "true");
  }

  close(givesFocus) {
    this.picker?.remove();
    this.link?.removeAttribute("aria-expanded");
    if (givesFocus) {
      this.link?.focus();
    }
    [this.link, this.picker] = [null, null];
  }
}

customElements.define("reaction-choice", ReactionChoice);
