import { isComposing } from "./composition.js";

// Ctrl or Cmd with Enter sends the form of a text of several lines, as it does in the composer.
document.addEventListener("keydown", (event) => {
  const { target, key, ctrlKey, metaKey } = event;
  if (key === "Enter" && (ctrlKey || metaKey) && target.matches?.(".editor__form textarea") && !isComposing(event)) {
    event.preventDefault();
    target.form.requestSubmit();
  }
});
