// What was to be sent is a draft again, together with what was written since: the composer as the server has it, with the files that
// were chosen here.
export const giveBackWords = (page) => {
  const [before, now] = [document, page].map((one) => one.querySelector("reply-composer"));
  if (!before?.text || !now) {
    return;
  }
  const files = [...(before.querySelector("file-drop")?.input.files ?? [])];
  const fresh = document.importNode(now, true);
  before.replaceWith(fresh);
  fresh.querySelector("file-drop")?.keep(files);
  fresh.text?.focus();
  fresh.text?.setSelectionRange(fresh.text.value.length, fresh.text.value.length);
};
