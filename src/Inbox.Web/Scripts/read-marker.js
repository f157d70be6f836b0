import { answerTo, nothingUnreachable } from "./fetched-page.js";
import { isAtEnd, onEnd } from "./thread-end.js";

// Tells the server that the thread was before somebody's eyes: once for what is new, and only while its end is to be seen for a moment.
const dwell = 400;

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
      this.isTold = false;
      this.plan();
    }
  }

  connectedCallback() {
    const { signal } = (this.leaving = new AbortController());
    document.addEventListener("visibilitychange", () => this.plan(), { signal });
    onEnd(() => this.plan(), signal);
    this.plan();
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearTimeout(this.planned);
  }

  plan() {
    clearTimeout(this.planned);
    this.planned = setTimeout(() => this.tell(), dwell);
  }

  tell() {
    if (this.isTold || document.visibilityState !== "visible" || !isAtEnd()) {
      return;
    }
    this.isTold = true;
    const form = this.querySelector("form");
    // What is not told now is told the next time the thread is opened.
    answerTo(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), keepalive: true }).catch(nothingUnreachable);
  }
}

scriptsRun();
customElements.define("read-marker", ReadMarker);
