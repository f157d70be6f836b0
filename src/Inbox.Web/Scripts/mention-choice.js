import { TextChoice } from "./text-choice.js";

// "@" in a note offers colleagues. Whom one picks is posted beside the text, for names that several bear.
class MentionChoice extends TextChoice {
  pattern = /(?<![\p{L}\p{N}])@((?:[\p{L}\p{N}][\p{L}\p{N} .'’-]{0,40})?)$/u;

  chosen(option) {
    const picked = document.createElement("input");
    Object.assign(picked, { type: "hidden", name: "mentions", value: option.dataset.id });
    this.append(picked);
  }
}

customElements.define("mention-choice", MentionChoice);
