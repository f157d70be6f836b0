// What is half written while another conversation is looked at waits in memory, for where the server does not hold it: files never are.
const kept = new Map();
const field = () => document.querySelector("reply-composer #text");
const drop = () => document.querySelector("reply-composer file-drop");

export const keepFor = (id, text, files) => kept.set(id, { text, files });

export const keepUnsent = (id) => {
  if (id && field()) {
    keepFor(id, field().value, [...(drop()?.input.files ?? [])]);
  }
};

export const giveBackUnsent = (id) => {
  const { text, files = [] } = kept.get(id) ?? {};
  if (text && field() && !field().value) {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  }
  if (files.length && drop()) {
    drop().keep([...files, ...drop().input.files]);
  }
  kept.delete(id);
};
