import { answerTo, pageIn, Unreachable } from "./fetched-page.js";

// A form of choices is saved as soon as one of them is made. The page stays as it is but for what the answer says of it as a whole.
class AutoSave extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.status = this.querySelector(".auto-save__status");
    this.form.addEventListener("change", () => this.saveAll());
    // What is still to be saved goes out with the page that is left.
    window.addEventListener("pagehide", () => this.isChanged && this.post());
  }

  // One after the other, so that what was chosen last is what is kept; what was chosen meanwhile goes together.
  async saveAll() {
    this.isChanged = true;
    if (this.isSaving) {
      return;
    }
    this.isSaving = true;
    try {
      while (this.isChanged) {
        this.isChanged = false;
        await this.save();
      }
    } finally {
      this.isSaving = false;
    }
  }

  post() {
    return answerTo(this.form.action, { method: "POST", body: new URLSearchParams(new FormData(this.form)), keepalive: true });
  }

  async save() {
    this.status.textContent = "";
    const answer = await this.post().catch((error) => error);
    if (answer instanceof Unreachable) {
      this.status.textContent = this.status.dataset.lost;
      return;
    }
    if (answer instanceof Error) {
      throw answer;
    }
    if (answer.status === 401) {
      return; // session-watch.js says it.
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
