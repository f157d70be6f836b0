import { answerTo, pageIn, Unreachable } from "./fetched-page.js";

// A form of choices is saved as soon as one of them is made. The page stays as it is but for what the answer says of it as a whole.
class AutoSave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector(".auto-save__status");
    // One after the other, so that what was chosen last is what is kept.
    this.form.addEventListener("change", () => (this.saving = (this.saving ?? Promise.resolve()).then(() => this.save())));
  }

  async save() {
    this.status.textContent = "";
    const answer = await answerTo(this.form.action, { method: "POST", body: new URLSearchParams(new FormData(this.form)) })
      .catch((error) => error);
    if (answer instanceof Unreachable) {
      this.status.textContent = this.status.dataset.lost;
      return;
    }
    if (answer instanceof Error) {
      throw answer;
    }
    const page = answer.ok ? await pageIn(answer) : null;
    if (!page?.querySelector("auto-save")) {
      // What is odd is the browser's to show: a refusal, or that one has to sign in again.
      this.form.submit();
      return;
    }
    this.show(page);
  }

  show({ documentElement: now }) {
    const { documentElement: page } = document;
    if (now.lang !== page.lang) {
      location.reload();
      return;
    }
    Object.assign(page.dataset, now.dataset);
    this.status.textContent = this.status.dataset.saved;
  }
}

customElements.define("auto-save", AutoSave);
