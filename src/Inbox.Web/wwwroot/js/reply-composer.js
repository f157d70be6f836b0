// Counts what is left as the platform counts, sends by Ctrl+Enter, and sends once however often it is clicked.
const encoder = new TextEncoder();

class ReplyComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.text = this.querySelector("textarea");
    this.left = this.querySelector(".composer__left");
    this.text.addEventListener("input", () => this.count());
    this.text.addEventListener("keydown", (event) => this.sendByKey(event));
    this.form.addEventListener("submit", (event) => this.sendOnce(event));
    // The page may come back from the browser's memory after it was sent.
    window.addEventListener("pageshow", () => delete this.form.dataset.sent);
    this.count();
  }

  count() {
    const text = this.text.value.trim();
    const length = this.dataset.bytes ? encoder.encode(text).length : text.length;
    const left = Number(this.dataset.most) - length;
    this.left.textContent = this.dataset.left.replace("{0}", left.toLocaleString(document.documentElement.lang));
    this.left.classList.toggle("composer__left--over", left < 0);
  }

  sendByKey(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.isComposing) {
      event.preventDefault();
      this.form.requestSubmit();
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
