import { nothingUnreachable, pageOf } from "./fetched-page.js";

// The form of another page, brought in where the panel has a link to it: the thread stays in sight, and is there again afterwards.
class PanelForm extends HTMLElement {
  connectedCallback() {
    this.details = this.closest("details");
    this.summary = this.details.querySelector("summary");
    this.summary.addEventListener("click", () => this.bring());
    this.addEventListener("click", (event) => {
      if (event.target.closest(".form__foot a")) {
        event.preventDefault();
        this.close();
      }
    });
  }

  async bring() {
    const link = this.querySelector(":scope > a");
    if (!link) {
      return;
    }
    this.link = link;
    const page = await pageOf(link.href).catch(nothingUnreachable);
    const form = page?.querySelector("form.form");
    if (form && this.details.open) {
      this.show(form);
      form.querySelector("input:not([type=hidden])")?.focus();
    }
  }

  show(form) {
    form.classList.add("editor__form");
    this.replaceChildren(form);
  }

  // What was refused of it stands in the answer.
  refuse(form) {
    this.show(form);
    this.details.open = true;
    form.querySelector(".error-summary, .field__error")?.focus();
  }

  close() {
    this.replaceChildren(this.link);
    this.details.open = false;
    this.summary.focus();
  }
}

customElements.define("panel-form", PanelForm);
