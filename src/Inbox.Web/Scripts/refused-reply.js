import { begin } from "./written-reply.js";

// Puts back what was not taken, before what was written since; the keyboard stays where it is. refused is the server's composer, which
// says why and what can be done; null where it said nothing of the kind, and words say it.
export const putBack = (composer, refused, words, all) => {
  begin(composer, refused?.querySelector("[name=id]").value ?? all[0].id);
  for (const isNote of [false, true]) {
    putTextBack(composer.querySelector(`textarea[name=${isNote ? "note" : "text"}]`), all.filter((one) => one.isNote === isNote));
  }
  composer.querySelector("#kept-files")?.prepend(...all.flatMap(({ kept }) => kept));
  const [drop, files] = [composer.querySelector("file-drop"), all.flatMap((one) => one.files)];
  if (files.length) {
    drop?.keep([...files, ...drop.input.files]);
  }
  const quote = all.find((one) => one.quote)?.quote;
  if (quote && !composer.querySelector(".composer__answering")) {
    composer.querySelector("#composer-reply").prepend(quote);
  }
  sayWhy(composer, refused, words);
};

const putTextBack = (field, all) => {
  const text = all.map((one) => one.text).filter(Boolean).join("\n");
  if (field && text) {
    const [start, end] = [field.selectionStart, field.selectionEnd];
    const before = field.value ? `${text}\n` : text;
    field.value = before + field.value;
    field.setSelectionRange(before.length + start, before.length + end);
    field.setAttribute("aria-invalid", "true");
  }
};

const sayWhy = (composer, refused, words) => {
  const why = refused?.querySelector(".composer__refusal");
  const line = why ? document.importNode(why, true)
    : Object.assign(document.createElement("p"), { className: "composer__refusal", role: "alert", textContent: words });
  composer.form.prepend(line);
  if (!refused) {
    return;
  }
  for (const name of ["seen", "shown"]) {
    composer.querySelector(`[name=${name}]`).value = refused.querySelector(`[name=${name}]`).value;
  }
  const [send, theirs] = [composer, refused].map((one) => one.querySelector(".composer__send > button"));
  if (send && theirs) {
    send.dataset.plain ||= send.textContent;
    send.textContent = theirs.textContent;
    send.parentElement.before(...[...refused.querySelectorAll("[name=split]")].map((button) => document.importNode(button, true)));
  }
};
