import { wasQueued } from "./send-queue.js";
import { begin } from "./written-reply.js";

// Another tab of the same person has sent the draft that both show: what it sent goes, and what is more is a message of its own.
export const partFromSent = () => {
  const composer = document.querySelector("reply-composer");
  const id = composer?.querySelector("[name=id]").value;
  const sent = id && !wasQueued(id) && ["message", "scheduled", "note"]
    .map((kind) => document.getElementById(`${kind}-${id}`)).find(Boolean);
  if (!sent) {
    return;
  }
  const field = sent.id.startsWith("note") ? composer.querySelector("[name=note]") : composer.text;
  if (field?.value.trim() === sent.querySelector(".message__text")?.textContent.trim()) {
    field.value = "";
  }
  begin(composer);
  composer.keeper.begin();
};
