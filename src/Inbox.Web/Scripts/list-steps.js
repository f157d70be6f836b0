import { prefetchNext } from "./thread-prefetch.js";

// j and k: the conversation below and above the open one; where that has left the list, those that lay around it.
let [place, walked] = [0, 0];

// The one that the next step leads to, once the thread of this one stands there.
document.addEventListener("inbox:shown", ({ detail }) => {
  const following = document.querySelectorAll(".conversation-row__link")[place + walked];
  if (detail.hasCome && walked && following) {
    requestAnimationFrame(() => setTimeout(() => prefetchNext(following)));
  }
  walked = 0;
});

// What was found, and contacts, are only walked through: Enter opens them.
const stepInFound = (by) => {
  const found = [...document.querySelectorAll(".found__list a, .contact-cell__name")];
  found[Math.max(0, Math.min(found.indexOf(document.activeElement) + by, found.length - 1))]?.focus();
};

export const stepInList = (by) => {
  const rows = [...document.querySelectorAll(".conversation-row__link")];
  if (!rows.length) {
    stepInFound(by);
    return;
  }
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const here = at >= 0 ? at : rows.indexOf(document.activeElement);
  place = here >= 0 ? here + by : by > 0 ? place : place - 1;
  const end = document.querySelector(".conversation-row ~ .conversation-list__end a");
  const next = rows[place] ?? (by > 0 ? end : null);
  [place, walked] = [Math.max(0, Math.min(place, rows.length - 1)), rows[place] ? by : 0];
  next?.focus();
  next?.click();
};

// From the command bar.
document.addEventListener("click", ({ target }) => target.dataset?.step && stepInList(Number(target.dataset.step)));
