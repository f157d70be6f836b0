import { nothingUnreachable, pageOf } from "./fetched-page.js";

// Who else writes here. The stream says when somebody begins; while somebody does it is asked for again, since one who goes away
// does not say so.
const again = 3_000;

class LiveWriters extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.leaving = new AbortController());
    document.addEventListener("inbox:writing", ({ detail }) => detail.includes(this.dataset.conversation) && this.refresh(), { signal });
    document.addEventListener("visibilitychange", () => this.isStale && this.refresh(), { signal });
    this.asking = setInterval(() => this.firstElementChild && this.refresh(), again);
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearInterval(this.asking);
  }

  // Nobody looks: it waits. The same words are not put in anew, or they would be read out again.
  async refresh() {
    this.isStale = document.hidden;
    const now = this.isStale ? null : (await pageOf(this.dataset.address).catch(nothingUnreachable))?.body;
    if (now && now.textContent.trim() !== this.textContent.trim()) {
      this.replaceChildren(...document.importNode(now, true).children);
    }
  }
}

customElements.define("live-writers", LiveWriters);
