import { answerTo, nothingUnreachable } from "./fetched-page.js";

// Tells the server that the thread was before somebody's eyes: once for what is new, and only when the page is visible.
const scriptsRun = () => {
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `scripts=1; path=/; max-age=3600; samesite=lax${secure}`;
};

class ReadMarker extends HTMLElement {
  static observedAttributes = ["until", "calls"];

  // The thread grew while it was open, or a note calls the reader.
  attributeChangedCallback(name, before, after) {
    if (before !== null && before !== after) {
      this.querySelector("input[name=until]").value = this.getAttribute("until");
      document.addEventListener("visibilitychange", this.tell);
      this.tell();
    }
  }

  connectedCallback() {
    this.tell = () => {
      if (document.visibilityState === "visible") {
        document.removeEventListener("visibilitychange", this.tell);
        const form = this.querySelector("form");
        // What is not told now is told the next time the thread is opened.
        answerTo(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true })
          .catch(nothingUnreachable);
      }
    };
    document.addEventListener("visibilitychange", this.tell);
    this.tell();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.tell);
  }
}

scriptsRun();
customElements.define("read-marker", ReadMarker);
