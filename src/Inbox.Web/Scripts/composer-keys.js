import { isComposing } from "./composition.js";

const buttonFor = ({ isNote }, { shiftKey }) =>
  (isNote ? ".composer__add-note" : shiftKey ? "[name=then][value=close]" : ".composer__send > button");

// Ctrl+Enter sends.
export const sendByKey = (composer, event) => {
  const { target, key } = event;
  if (key === "Enter" && target.localName === "textarea" && (event.ctrlKey || event.metaKey) && !isComposing(event)) {
    event.preventDefault();
    const button = composer.querySelector(buttonFor(composer, event));
    // While the channel cannot send, what is written is kept, and nothing else.
    if (composer.isNote || !composer.querySelector(".composer__send > [disabled]")) {
      composer.form.requestSubmit(button);
    }
  }
};
