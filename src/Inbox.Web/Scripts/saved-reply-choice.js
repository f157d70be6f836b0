import { answerTo, nothingUnreachable } from "./fetched-page.js";
import { TextChoice } from "./text-choice.js";

// "/" in an answer offers saved replies, with their variables filled in. The files of one that
// is chosen go with the answer: those of the others are no part of the form.
class SavedReplyChoice extends TextChoice {
  pattern = /(?<!\S)\/((?:[\p{L}\p{N}_-][^\n/]{0,40})?)$/u;

  connectedCallback() {
    super.connectedCallback();
    this.closest("form").addEventListener("click", (event) => event.target.closest(".composer__saved") && this.begin(event));
  }

  // The button is a link where no script runs; here it writes the slash.
  begin(event) {
    event.preventDefault();
    const before = this.text.value.slice(0, this.text.selectionStart);
    this.text.focus();
    this.text.setRangeText(/\S$/.test(before) ? " /" : "/", this.text.selectionStart, this.text.selectionEnd, "end");
    this.text.dispatchEvent(new Event("input", { bubbles: true }));
  }

  chosen(option) {
    const form = this.closest("form");
    const kept = form.querySelector("#kept-files");
    for (const file of option.querySelector("template")?.content.children ?? []) {
      const { value } = file.querySelector("input");
      kept.querySelector(`[value="${value}"]`)?.closest("li").remove();
      kept.append(document.importNode(file, true));
    }
    const body = new URLSearchParams({ __RequestVerificationToken: form.elements.namedItem("__RequestVerificationToken").value });
    answerTo(`${this.dataset.use}/${option.dataset.id}/use`, { method: "PUT", body, keepalive: true }).catch(nothingUnreachable);
  }
}

customElements.define("saved-reply-choice", SavedReplyChoice);
