// Counts what is left as the platform counts, sends by Ctrl+Enter, and sends once however often it is clicked.
// A message is quoted, and the quote dropped, without losing what is written.
const encoder = new TextEncoder();

class ReplyComposer extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.text = this.querySelector("textarea");
    this.left = this.querySelector(".composer__left");
    this.text.addEventListener("input", () => (this.count(), this.tellTyping()));
    this.text.addEventListener("keydown", (event) => this.sendByKey(event));
    this.form.addEventListener("submit", (event) => this.sendOnce(event));
    // The page may come back from the browser's memory after it was sent.
    const { signal } = (this.leaving = new AbortController());
    window.addEventListener("pageshow", () => delete this.form.dataset.sent, { signal });
    document.addEventListener("click", (event) => this.quoteOrDrop(event), { signal });
    this.count();
  }

  disconnectedCallback() {
    this.leaving.abort();
  }

  quoteOrDrop(event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) {
      return;
    }
    const reply = event.target.closest(".message__reply");
    if (reply) {
      event.preventDefault();
      this.quote(reply.href);
    } else if (event.target.closest(".composer__drop-quote")) {
      event.preventDefault();
      this.show(null);
    }
  }

  // The page behind the link holds the quote; where it cannot be had, the link is followed.
  async quote(address) {
    this.wanted = address;
    try {
      const answer = await fetch(address);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const quote = answer.ok ? page.querySelector(".composer__answering") : null;
      if (this.wanted !== address) {
        return;
      }
      if (quote) {
        this.show(document.importNode(quote, true));
        return;
      }
    } catch {
      // Followed below.
    }
    location.assign(address);
  }

  show(quote) {
    this.wanted = null;
    this.querySelector(".composer__answering")?.remove();
    if (quote) {
      this.querySelector(".composer__head").after(quote);
    }
    this.text.focus();
  }

  count() {
    const text = this.text.value.trim();
    const length = this.dataset.bytes ? encoder.encode(text).length : text.length;
    const left = Number(this.dataset.most) - length;
    this.left.textContent = this.dataset.left.replace("{0}", left.toLocaleString(document.documentElement.lang));
    this.left.classList.toggle("composer__left--over", left < 0);
  }

  // Where the channel wants it: once in a while, since Meta shows it for a while.
  tellTyping() {
    const now = Date.now();
    if (this.dataset.typing && this.text.value.trim() && now - (this.toldAt ?? 0) > 10_000) {
      this.toldAt = now;
      const token = this.form.elements.namedItem("__RequestVerificationToken").value;
      fetch(this.dataset.typing, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token }) }).catch(() => {});
    }
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
