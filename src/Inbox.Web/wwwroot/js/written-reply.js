import { newMessageId } from "./message-id.js";

const idOf = (address) => /\/conversations\/([0-9a-f-]{36})\//.exec(address)?.[1];
const addressOf = (form, submitter) => (submitter?.hasAttribute("formaction") ? submitter.formAction : form.action);

// What the page does not send by itself: the draft, what goes on to another page, and what is written under older messages.
export const isLeftToBrowser = (form, submitter) =>
  addressOf(form, submitter).split("?")[0].endsWith("/draft") || submitter?.name === "then" || !document.querySelector("read-marker");

// Takes what is written out of the composer, which is as empty as before then; null where nothing was.
export const takeOut = (composer, submitter) => {
  const { form, isNote } = composer;
  const [field, input] = [composer.writing, form.querySelector("file-drop input")];
  const files = isNote ? [] : [...input.files];
  const kept = isNote ? [] : [...form.querySelectorAll("#kept-files > li")];
  const text = field.value.trim();
  if (!text && !files.length && !kept.length) {
    return null;
  }
  const data = new FormData(form, submitter);
  const written = { id: data.get("id"), isNote, text, kept, files, address: addressOf(form, submitter), body: data,
    isPlain: !isNote && !files.length && !kept.length && !submitter?.name, words: composer.dataset.refused,
    to: document.querySelector(".thread__title h2").textContent.trim(), quote: isNote ? null : form.querySelector(".composer__answering") };
  if (!files.length) {
    data.delete("files");
    written.body = new URLSearchParams(data);
  }
  written.conversation = idOf(written.address);
  [...kept, written.quote, form.querySelector(".composer__refusal")].forEach((piece) => piece?.remove());
  form.querySelector("file-drop")?.keep(isNote ? [...(input?.files ?? [])] : []);
  form.elements.namedItem("id").value = newMessageId();
  field.value = "";
  field.removeAttribute("aria-invalid");
  return written;
};
