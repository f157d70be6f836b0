import { newMessageId } from "./message-id.js";

const idOf = (address) => /\/conversations\/([0-9a-f-]{36})\//.exec(address)?.[1];
const addressOf = (form, submitter) => (submitter?.hasAttribute("formaction") ? submitter.formAction : form.action);

// What the page does not send by itself: the draft, and what is written under older messages.
export const isLeftToBrowser = (form, submitter) =>
  addressOf(form, submitter).split("?")[0].endsWith("/draft") || !document.querySelector("read-marker");

// The keyboard goes to a field, behind what stands there from before.
export const goOnIn = (field) => {
  if (field.value && field.selectionEnd === 0) {
    field.setSelectionRange?.(field.value.length, field.value.length);
  }
  field.focus();
};

// Takes what is written out of the composer, which is as empty as before then; null where nothing was.
export const takeOut = (composer, submitter) => {
  const { form, isNote } = composer;
  const [field, drop] = [composer.writing, form.querySelector("file-drop")];
  const files = isNote ? [] : [...(drop?.input.files ?? [])];
  const kept = isNote ? [] : [...form.querySelectorAll("#kept-files > li")];
  const text = field.value?.trim() ?? "";
  if (field.localName !== "textarea" || !text && !files.length && !kept.length) {
    return null;
  }
  const address = addressOf(form, submitter);
  const body = new FormData(form, submitter);
  if (!files.length) {
    body.delete("files");
  }
  const written = { id: body.get("id"), conversation: idOf(address), address, isNote, text, kept, files,
    body: files.length ? body : new URLSearchParams(body),
    goesOn: submitter?.name === "then",
    isPlain: !isNote && !files.length && !kept.length && !submitter?.name,
    quote: isNote ? null : form.querySelector(".composer__answering"),
    to: document.querySelector(".thread__title h2").textContent.trim(),
    refusals: { kept: composer.dataset.refused, here: composer.dataset.refusedHere } };
  kept.forEach((file) => file.remove());
  written.quote?.remove();
  if (files.length) {
    drop.keep([]);
  }
  field.value = "";
  begin(composer);
  return written;
};

// The next message: nothing is said of the one before, and it has an id of its own.
export const begin = (composer, id = newMessageId()) => {
  composer.querySelector("[name=id]").value = id;
  composer.querySelectorAll(".composer__refusal, [name=split]").forEach((piece) => piece.remove());
  composer.querySelectorAll("[aria-invalid]").forEach((field) => field.removeAttribute("aria-invalid"));
  composer.querySelectorAll(".composer__planned").forEach((button) => button.remove());
  const send = composer.querySelector(".composer__send > button");
  send?.removeAttribute("hidden");
  if (send?.dataset.plain) {
    send.textContent = send.dataset.plain;
  }
};
