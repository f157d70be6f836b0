import { answerTo, nothingUnreachable } from "./fetched-page.js";
import { TextChoice } from "./text-choice.js";

// "/" in an answer offers saved replies, with their variables filled in. What one carries of files goes with the answer.
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
    for (const file of option.querySelectorAll("ul > li")) {
      this.filesOf(form).append(document.importNode(file, true));
    }
    const body = new URLSearchParams({ __RequestVerificationToken: form.elements.namedItem("__RequestVerificationToken").value });
    answerTo(`${this.dataset.use}/${option.dataset.id}/use`, { method: "PUT", body, keepalive: true }).catch(nothingUnreachable);
  }

  filesOf(form) {
    const known = form.querySelector(".composer__files");
    const files = known ?? Object.assign(document.createElement("ul"), { className: "composer__files" });
    if (!known) {
      this.text.after(files);
    }
    return files;
  }
}

customElements.define("saved-reply-choice", SavedReplyChoice);
