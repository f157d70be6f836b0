const fieldFor = (composer, isNote) => composer.querySelector(`textarea[name=${isNote ? "note" : "text"}]`);

// Puts back what was not taken, and after it what was written since. answered is the server's composer, with why and with the first of
// them in it; where nothing can be sent any more that has no field for it, and the one at hand stays.
export const putBack = (composer, answered, [first, ...later]) => {
  const isWhole = Boolean(fieldFor(answered, first.isNote));
  const since = [false, true].map((isNote) => takeSince(composer, isNote));
  const place = isWhole ? document.importNode(answered, true) : composer;
  if (isWhole) {
    composer.replaceWith(place);
    // What stood beside it is what stands beside it now.
    fieldFor(place, !first.isNote)?.replaceChildren();
  } else {
    composer.form.prepend(document.importNode(answered.querySelector(".composer__refusal"), true));
  }
  [...(isWhole ? [] : [first]), ...later, ...since].forEach((written) => add(place, written));
  place.writing.focus();
};

const takeSince = (composer, isNote) => {
  const [field, input] = [fieldFor(composer, isNote), composer.querySelector("file-drop input")];
  const since = { isNote, text: field?.value ?? "", files: isNote ? [] : [...(input?.files ?? [])],
    kept: isNote ? [] : [...composer.querySelectorAll("#kept-files > li")] };
  if (field) {
    field.value = "";
  }
  return since;
};

const add = (place, { isNote, text, files, kept }) => {
  const [field, drop] = [fieldFor(place, isNote), place.querySelector("file-drop")];
  if (field) {
    field.value = [field.value, text].filter(Boolean).join("\n");
  }
  if (files.length) {
    drop?.keep([...drop.input.files, ...files]);
  }
  place.querySelector("#kept-files")?.append(...kept);
};

// The browser sends it and shows what the server says, whatever that is.
export const leaveToBrowser = ([first, ...later]) => {
  const form = Object.assign(document.createElement("form"),
    { method: "post", enctype: "multipart/form-data", action: first.address, hidden: true });
  const name = first.isNote ? "note" : "text";
  first.body.set(name, [first, ...later].map(({ text }) => text).join("\n"));
  for (const [key, value] of first.body) {
    const input = Object.assign(document.createElement(value instanceof File ? "input" : "textarea"), { name: key });
    if (value instanceof File) {
      const files = new DataTransfer();
      files.items.add(value);
      Object.assign(input, { type: "file", files: files.files });
    } else {
      input.value = value;
    }
    form.append(input);
  }
  document.body.append(form);
  form.submit();
};
