// What is half written while another conversation is looked at waits in memory, for where the server does not hold it: files never are.
const kept = new Map();
const refused = new Map();
const fieldOf = (name) => document.querySelector(`reply-composer textarea[name=${name}]`);
const drop = () => document.querySelector("reply-composer file-drop");

// What was refused, and was not taken as a draft either: it stands before what was begun since.
export const keepRefused = (id, text, note, files) => refused.set(id, [...(refused.get(id) ?? []), { text, note, files }]);

export const keepUnsent = (id) => {
  if (id && fieldOf("text")) {
    // What the server holds comes from there, or was sent in another tab meanwhile.
    const words = document.querySelector("draft-keeper")?.isKept ? {} : { text: fieldOf("text").value, note: fieldOf("note")?.value };
    kept.set(id, { ...words, files: [...(drop()?.input.files ?? [])] });
  }
};

export const giveBackUnsent = (id) => {
  if (!fieldOf("text")) {
    return;
  }
  const [{ files = [], ...words } = {}, back] = [kept.get(id), refused.get(id) ?? []];
  for (const name of ["text", "note"]) {
    write(name, fieldOf(name)?.value || words[name]);
    write(name, [...back.map((one) => one[name]), fieldOf(name)?.value].filter(Boolean).join("\n"));
  }
  const all = [...back.flatMap((one) => one.files), ...files];
  if (all.length && drop()) {
    drop().keep([...all, ...drop().input.files]);
  }
  [kept, refused].forEach((map) => map.delete(id));
};

const write = (name, words) => {
  const field = fieldOf(name);
  if (field && words && field.value !== words) {
    field.value = words;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
};
