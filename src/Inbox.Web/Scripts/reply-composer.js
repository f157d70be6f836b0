import { countLeft } from "./characters-left.js";
import { sendByKey } from "./composer-keys.js";
import { quoting } from "./message-quote.js";
import { sendReply } from "./reply-sending.js";
import { unsentOf, wasQueued } from "./send-queue.js";
import { TypingSign } from "./typing-sign.js";
import { showUnsent } from "./unsent-messages.js";
import { begin, goOnIn } from "./written-reply.js";

// Sends beside the page, also by Ctrl+Enter, and is ready for the next words at once.
class ReplyComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.typing = new TypingSign(this.form, this.dataset);
    this.addEventListener("input", (event) => {
      countLeft(this);
      if (event.target.localName === "textarea") {
        this.typing.tell(event.target);
      }
    });
    this.addEventListener("keydown", (event) => sendByKey(this, event));
    // By pointer or shortcut; who moves through the two by arrows stays there.
    this.addEventListener("click", (event) => event.target.name === "kind" && (event.detail || !event.isTrusted) && goOnIn(this.writing));
    this.addEventListener("change", ({ target }) => target.name === "fileIds" && this.leaveOut(target));
    this.form.addEventListener("submit", (event) => sendReply(this, event));
    // The page may come back from the browser's memory after it was sent.
    const { signal } = (this.leaving = new AbortController());
    window.addEventListener("pageshow", () => delete this.form.dataset.sent, { signal });
    document.addEventListener("click", (event) => quoting(event, this), { signal });
    this.forgetSent();
    countLeft(this);
    showUnsent(this.conversation);
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  get conversation() {
    return this.dataset.conversation;
  }

  get keeper() {
    return this.querySelector("draft-keeper");
  }

  // Absent while nothing can be sent.
  get text() {
    return this.querySelector("textarea[name=text]");
  }

  get isNote() {
    return this.form.elements.namedItem("kind").value === "note";
  }

  // Where the person writes now.
  get writing() {
    return (this.isNote ? this.querySelector("textarea[name=note]") : this.text) ?? this.querySelector("[name=kind]:checked");
  }

  // Whether anything is written.
  get hasWords() {
    return [...this.querySelectorAll("textarea, input[type=file]")].some((field) => field.value)
      || Boolean(this.querySelector("[name=replyTo], [name=fileIds]"));
  }

  // Whether anything in it is the person's own, which the server's page must not take away: also that it was emptied.
  get isBegun() {
    return this.isNote || this.isHeld || this.hasWords || unsentOf(this.conversation).length > 0 || this.keeper?.isKept === false;
  }

  // Up to when the thread above it is known to whoever writes: what others do after the first word is news to that.
  see(until) {
    this.querySelector("[name=shown]").value = until;
    if (!this.hasWords) {
      this.querySelector("[name=seen]").value = until;
    }
  }

  leaveOut(file) {
    file.closest("li").remove();
    this.text.focus();
  }

  // What this page has sent may come back with a page that the server made before that, as the draft that it was.
  forgetSent() {
    if (this.text && wasQueued(this.querySelector("[name=id]").value)) {
      this.text.value = "";
      begin(this);
    }
  }

  // A page that was asked for before the last words were taken, or deleted, may hold them as a draft.
  holdFrom(askedAt) {
    this.isHeld = Math.max(this.settledAt ?? 0, this.keeper?.keptAt ?? 0) > askedAt;
  }
}

customElements.define("reply-composer", ReplyComposer);
