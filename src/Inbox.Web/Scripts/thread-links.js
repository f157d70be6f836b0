import { switchList } from "./list-switch.js";
import { isPlainClick } from "./plain-click.js";
import { idOf, moveOn, withoutHash } from "./thread-address.js";
import { prefetch } from "./thread-prefetch.js";

// The links that lead to another conversation, and the browser's way back and forward.
const links = ".conversation-row__link, .thread__back";

export const followLinks = (threads) => {
  document.addEventListener("click", (event) => follow(threads, event));
  document.addEventListener("pointerdown", (event) => event.pointerType === "mouse" && prepare(threads, event));
  window.addEventListener("popstate", (event) => goBack(threads, event));
};

const prepare = (threads, event) => {
  const link = isPlainClick(event) && event.target.closest?.(links);
  if (link && idOf(link) && idOf(link) !== threads.open && document.querySelector(".thread")) {
    prefetch(new URL(link.href));
  }
};

// A click by a script is j or k: the keyboard stays in the list. Enter and the pointer move on to what they opened.
const follow = (threads, event) => {
  const link = isPlainClick(event) && event.target.closest?.(links);
  if (!link || !document.querySelector(".thread")) {
    return;
  }
  event.preventDefault();
  if (withoutHash(link) !== threads.shown || threads.asking) {
    threads.show(new URL(link.href), { isNew: true, movesOn: event.isTrusted });
  } else if (event.isTrusted) {
    moveOn(threads.open);
  }
};

const isSameList = (threads) => new URL(threads.shown).search === location.search;

const goBack = (threads, event) => {
  if (withoutHash(location) === threads.shown) {
    threads.end();
  } else if (event.state?.canBeSwitched && idOf(location) === threads.open && document.querySelector(".conversation-list")) {
    switchList(location.href, { isNew: false });
  } else if (event.state?.canBeSwitched && isSameList(threads) && document.querySelector(".thread")) {
    threads.show(new URL(location.href), { movesOn: true });
  } else {
    location.reload();
  }
};
