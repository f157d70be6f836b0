import { quoting } from "./message-quote.js";
import { TypingSign } from "./typing-sign.js";

// Counts what is left as the platform counts, sends by Ctrl+Enter, and sends once however often it is clicked.
const encoder = new TextEncoder();

class ReplyComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.typing = new TypingSign(this.form, this.dataset);
    this.addEventListener("input", (event) => {
      this.count();
      if (event.target.localName === "textarea") {
        this.typing.tell(event.target);
      }
    });
    this.addEventListener("keydown", (event) => this.sendByKey(event));
    // By pointer or shortcut; who moves through the two by arrows stays there.
    this.addEventListener("click", (event) => event.target.name === "kind" && (event.detail || !event.isTrusted) && this.writing.focus());
    this.addEventListener("change", ({ target }) => target.name === "fileIds" && this.leaveOut(target));
    this.form.addEventListener("submit", (event) => this.sendOnce(event));
    // The page may come back from the browser's memory after it was sent.
    const { signal } = (this.leaving = new AbortController());
    window.addEventListener("pageshow", () => delete this.form.dataset.sent, { signal });
    document.addEventListener("click", (event) => quoting(event, this), { signal });
    this.count();
  }

  disconnectedCallback() {
    this.leaving.abort();
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

  // Whether anything in it is the person's own, which the server's page must not take away.
  get isBegun() {
    return this.isNote
      || [...this.querySelectorAll("textarea, input[type=file]")].some((field) => field.value)
      || Boolean(this.querySelector("[name=replyTo], [name=fileIds]"));
  }

  leaveOut(file) {
    file.closest("li").remove();
    this.text.focus();
  }

  count() {
    const left = this.querySelector(".composer__left");
    if (left) {
      const text = this.text.value.trim();
      const rest = Number(this.dataset.most) - (this.dataset.bytes ? encoder.encode(text).length : text.length);
      left.textContent = this.dataset.left.replace("{0}", rest.toLocaleString(`${document.documentElement.lang}-u-nu-latn`));
      left.classList.toggle("composer__left--over", rest < 0);
    }
  }

  sendByKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing && event.target.localName === "textarea") {
      event.preventDefault();
      this.form.requestSubmit(
        this.querySelector(this.isNote ? ".composer__add-note"
        : event.shiftKey ? "[name=then][value=close]" : ".composer__send > button"));
    }
  }

  sendOnce(event) {
    if (this.form.dataset.sent) {
      event.preventDefault();
    }
    this.form.dataset.sent = "true";
  }
}

customElements.define("reply-composer", ReplyComposer);
