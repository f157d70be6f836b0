import { wakeKeys } from "./keyboard-rest.js";
import { morph } from "./morph.js";

// The page that follows on what was done: the next conversation of the list, or the list. It is shown without loading a page.
// With the list comes what can be taken back.
export const renewList = (page) => {
  const list = page.querySelector(".conversation-list");
  if (list) {
    morph(document.querySelector(".conversation-list"), list);
  }
  const fresh = page.querySelectorAll(".inbox-toast");
  if (fresh.length) {
    document.querySelectorAll(".inbox-toast").forEach((toast) => toast.remove());
    document.body.append(...[...fresh].map((toast) => document.importNode(toast, true)));
  }
};

// from: the path of the conversation in which it was done; leaving: what its thread waits for since then. Whoever went elsewhere meanwhile
// stays there. Returns whether it was another one, or none.
export const goOn = (page, target, from, leaving = null) => {
  const [address, threads] = [new URL(target, location.href), document.querySelector("inbox-live")?.threads];
  if (!threads || address.pathname === from || !page.querySelector(".thread") || !page.querySelector(".conversation-list")) {
    return false;
  }
  renewList(page);
  if (location.pathname === from && threads.asking === leaving) {
    ["act", "back"].forEach((name) => address.searchParams.delete(name));
    address.hash = "";
    wakeKeys();
    threads.take(page, address);
  }
  return true;
};
