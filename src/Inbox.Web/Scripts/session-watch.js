import { isWriting, openDialog } from "./refusal.js";

// Tabs of one browser share one session: who signs out in one of them, or goes to another organization, is told in the others, whose
// pages and words belong to the session before. data-session is that of the page; it is empty where nobody is signed in.
const key = "session";

class SessionWatch extends HTMLElement {
  connectedCallback() {
    const { session } = this.dataset;
    localStorage.setItem(key, session);
    if (!session) {
      return;
    }
    this.dialog = this.querySelector("dialog");
    const { signal } = (this.leaving = new AbortController());
    window.addEventListener("storage", (event) => event.key === key && this.tell(event.newValue ?? ""), { signal });
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.tell(localStorage.getItem(key) ?? ""), { signal });
    document.addEventListener("inbox:signed-out", () => this.tell(""), { signal });
  }

  disconnectedCallback() {
    this.leaving?.abort();
  }

  tell(session) {
    if (session === this.dataset.session) {
      this.dialog.close();
      return;
    }
    this.querySelectorAll("[data-when]").forEach((part) => (part.hidden = (part.dataset.when === "signed-out") !== (session === "")));
    if (!this.dialog.open) {
      openDialog(this.dialog, isWriting());
    }
  }
}

customElements.define("session-watch", SessionWatch);
