import { answerTo, nothingUnreachable, pageIn, pageOf } from "./fetched-page.js";
import { newMessageId } from "./message-id.js";

// Who else is at this conversation, and that its reader is: said once it was looked at for a moment, and again while it is. The stream
// says when somebody comes, writes or leaves; one who writes is asked for again, since who goes away does not say so.
const dwell = 1_500;
const sayAgain = 20_000;
const askAgain = 3_000;

// One agent may look at it in several.
const ownPage = newMessageId();

class LivePresence extends HTMLElement {
  connectedCallback() {
    const { signal } = (this.leaving = new AbortController());
    const on = (target, name, act) => target.addEventListener(name, act, { signal });
    on(document, "inbox:presence", ({ detail }) => detail.includes(this.dataset.conversation) && this.refresh());
    on(document, "visibilitychange", () => (document.hidden ? this.leave() : this.come()));
    on(window, "pagehide", () => this.leave());
    on(window, "pageshow", ({ persisted }) => persisted && this.come());
    this.timers = [
      setInterval(() => this.querySelector(".present--writing") && this.refresh(), askAgain),
      setInterval(() => this.isThere && this.say("POST"), sayAgain),
    ];
    this.come();
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.timers.forEach(clearInterval);
    this.leave();
  }

  come() {
    if (document.hidden) {
      return;
    }
    if (this.isStale) {
      this.refresh();
    }
    clearTimeout(this.coming);
    this.coming = setTimeout(() => {
      this.isThere = true;
      this.say("POST");
    }, dwell);
  }

  leave() {
    clearTimeout(this.coming);
    if (this.isThere) {
      this.isThere = false;
      this.say("DELETE");
    }
  }

  // The page may be gone before the answer is there.
  async say(method) {
    const { value } = document.querySelector("[name=__RequestVerificationToken]") ?? {};
    const body = new URLSearchParams({ page: ownPage, __RequestVerificationToken: value ?? "" });
    if (method === "DELETE") {
      body.set("_method", method);
    }
    const answer = await answerTo(this.dataset.address, { method: "POST", body, keepalive: true }).catch(nothingUnreachable);
    if (answer?.ok && method === "POST") {
      this.show(await pageIn(answer).catch(nothingUnreachable));
    }
  }

  // Nobody looks: it waits.
  async refresh() {
    this.isStale = document.hidden;
    if (!this.isStale) {
      this.show(await pageOf(this.dataset.address).catch(nothingUnreachable));
    }
  }

  // The same words are not put in anew, or they would be read out again.
  show(page) {
    const isNew = (now) => now.textContent.trim() !== this.textContent.trim() || now.querySelectorAll(".present--writing").length
      !== this.querySelectorAll(".present--writing").length;
    if (page && isNew(page.body)) {
      this.replaceChildren(...document.importNode(page.body, true).children);
    }
  }
}

customElements.define("live-presence", LivePresence);
