import { unsentOf } from "./send-queue.js";

// Each message stands in the thread from the moment that it was written, until the server's own takes its place.
const place = () => document.getElementById("unsent");
const isShown = (id) => ["message", "scheduled", "note"].some((kind) => document.getElementById(`${kind}-${id}`));

export const showUnsent = (conversation) => {
  for (const reply of unsentOf(conversation)) {
    if (!place().querySelector(`[data-id="${reply.id}"]`)) {
      place().append(bubbleOf(reply));
      document.querySelector(".thread__scroll").scrollTop = 0;
    }
  }
};

// Says of one that it waits.
export const sayWaiting = ({ id }) => {
  place()?.querySelector(`[data-id="${id}"] .message__foot`)?.replaceChildren(place().dataset.waits);
};

export const dropUnsent = (id) => place()?.querySelector(`[data-id="${id}"]`)?.remove();

// Those that the thread shows by now.
export const dropShown = () =>
  [...(place()?.children ?? [])].filter((bubble) => isShown(bubble.dataset.id)).forEach((bubble) => bubble.remove());

// Who writes is said where somebody else wrote last.
const bubbleOf = ({ id, text, files, isNote }) => {
  const bubble = document.querySelector("template.unsent-message").content.firstElementChild.cloneNode(true);
  const last = [...document.querySelectorAll(".thread__messages .message, .message--unsent")].at(-1);
  const who = bubble.querySelector(".message__who");
  const writer = last?.matches(".message--outgoing") ? last.querySelector("h4, header")?.textContent : null;
  if (isNote || writer?.trim() === who.textContent.trim()) {
    who.remove();
  }
  bubble.dataset.id = id;
  bubble.classList.add(isNote ? "message--note" : "message--outgoing");
  bubble.querySelector(".message__text").textContent = [text, ...files.map(({ name }) => name)].filter(Boolean).join("\n");
  return bubble;
};
