import { showTitle } from "./unread-title.js";
import { giveBackUnsent, keepUnsent } from "./unsent-text.js";

// Puts another thread and its panel where the ones before stood. Beside no thread, the list has the page's width.
export const swapThread = (page, { left, open, address }) => {
  const [thread, panel] = [page.querySelector(".thread"), page.querySelector(".panel")];
  keepUnsent(left);
  document.querySelector(".panel")?.remove();
  document.querySelector(".thread").replaceWith(...[thread, panel].filter(Boolean).map((piece) => document.importNode(piece, true)));
  document.body.classList.toggle("app-frame--thread", Boolean(panel));
  document.querySelector(".app-frame__main").classList.toggle("app-frame__main--two", !panel);
  if (address) {
    history.pushState({ canBeSwitched: true }, "", address);
  }
  showTitle(document.querySelector(panel ? ".thread__title h2" : ".conversation-list__head h2").textContent);
  giveBackUnsent(open);
};

// What is on its way out can be seen and not used: nothing is written to, or done with, somebody who was not meant.
// isDone: since its conversation is done with, and the server says what follows.
export const rest = (isLeaving, isDone) => document.querySelectorAll(".thread, .panel").forEach((piece) => {
  piece.inert = isLeaving;
  piece.setAttribute("aria-busy", String(isLeaving));
  piece.toggleAttribute("data-done", Boolean(isDone));
});

export const isDoneWith = () => Boolean(document.querySelector(".thread[data-done]"));

export const isAtRest = () => Boolean(document.querySelector(".thread[aria-busy=true]"));
