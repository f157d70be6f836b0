import { nothingUnreachable, pageOf } from "./fetched-page.js";

// Keeps on the server what is being written, a moment after the last key and when it is left.
const after = 800;
const fields = ["id", "text", "note", "replyTo", "known", "__RequestVerificationToken"];

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    const { signal } = (this.leaving = new AbortController());
    this.form.addEventListener("input", (event) => event.target.localName === "textarea" && this.plan(), { signal });
    window.addEventListener("pageshow", () => (this.isHeld = false), { signal });
    document.addEventListener("visibilitychange", () => document.hidden && this.keep(true), { signal });
    window.addEventListener("pagehide", () => this.keep(true), { signal });
    window.addEventListener("online", () => this.isLost && this.plan(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    this.keep(true);
  }

  // Whether the server has all that is written: not what it refused as the page was loaded.
  get isKept() {
    return !(this.isChanged || this.isHeld || this.isLost || this.running || this.form.querySelector(".composer__refusal"));
  }

  plan() {
    this.isChanged = true;
    clearTimeout(this.planned);
    this.planned = setTimeout(() => (this.kept = this.keep(false)), after);
  }

  // What was sent is no draft any more, however slow the network; what is written since waits for the answer, or for the page to go.
  stop() {
    [this.isHeld, this.isChanged] = [true, false];
    clearTimeout(this.planned);
    this.running?.abort();
  }

  // What was written since then; state is the server's of what is left.
  goOn(state) {
    this.isHeld = false;
    this.show(state);
  }

  // What came back is a draft as it is.
  begin() {
    this.isHeld = false;
    this.plan();
  }

  // Waits until the server has what is written.
  async settle() {
    await this.kept;
    await (this.kept = this.keep(false));
  }

  async keep(isLeaving) {
    if (!this.isChanged || (!isLeaving && (this.isHeld || this.running))) {
      return;
    }
    this.isChanged = false;
    clearTimeout(this.planned);
    const running = (this.running = new AbortController());
    const form = new FormData(this.form);
    const body = new URLSearchParams(fields.filter((name) => form.has(name)).map((name) => [name, form.get(name)]));
    const state = await pageOf(this.dataset.address, { method: "PUT", body, keepalive: isLeaving, signal: running.signal })
      .catch(nothingUnreachable);
    if (this.running === running) {
      this.running = null;
      this.show(state);
    }
  }

  show(state) {
    this.isLost = !state;
    if (state) {
      this.keptAt = performance.now();
      this.replaceChildren(...document.importNode(state.body, true).childNodes);
    } else if (!this.isHeld) {
      this.isChanged = true;
      this.querySelector(".composer__kept").textContent = this.dataset.lost;
      return;
    }
    if (this.isChanged) {
      this.plan();
    }
  }
}

customElements.define("draft-keeper", DraftKeeper);
