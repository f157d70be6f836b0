import { afterPaint } from "./after-paint.js";
import { pageOf, Unreachable } from "./fetched-page.js";
import { earlier, linkIn, put, putInPlace } from "./older-page.js";
import { isPlainClick } from "./plain-click.js";
import { pieceOf } from "./thread-address.js";

// A long thread grows upward as one reads: what was written before is fetched when its reader comes near, and stands above what is here.
// Without this, a link leads to it.
const near = 300;
const afterFailure = 3_000;
const countIn = (page) => page.querySelectorAll(".thread__messages .message").length;
const fetchBefore = (link) => pageOf(pieceOf(new URL(link.getAttribute("href"), location.href)));

// What is on its way, by its address: another thread may lie open when it arrives.
const asked = new Set();

const grow = async (link) => {
  const { href } = link;
  if (asked.has(href)) {
    return;
  }
  asked.add(href);
  link.setAttribute("aria-busy", "true");
  const page = await fetchBefore(link).catch((error) => error);
  const now = linkIn(document)?.href === href ? linkIn(document) : null;
  if (now && page?.querySelector?.(".thread__messages")) {
    const wasFocused = now === document.activeElement;
    const newest = putInPlace(document, page);
    if (wasFocused && newest) {
      newest.tabIndex = -1;
      newest.focus({ preventScroll: true });
    }
  } else if (page instanceof Error && !(page instanceof Unreachable)) {
    throw page;
  } else if (now) {
    await giveWay(now, page);
  }
  asked.delete(href);
  look();
};

// What is refused is not asked for again, but by a click; what was not reached, after a while.
const giveWay = async (link, failure) => {
  link.removeAttribute("aria-busy");
  link.toggleAttribute("data-refused", !failure);
  await new Promise((resume) => setTimeout(resume, afterFailure));
};

// The thread is laid out from its end, at which nothing is scrolled: what comes above moves nothing.
const look = () => {
  const [link, { scrollHeight, clientHeight, scrollTop }] = [linkIn(document), document.querySelector(".thread__scroll") ?? {}];
  const isNear = scrollHeight - clientHeight - Math.abs(scrollTop) < near;
  if (link && isNear && !document.hidden && !link.matches("[data-refused], [aria-busy]")) {
    grow(link);
  }
};

// A fetched page with as many messages as lie here, so that the earlier ones are shown as they are now, too.
export const fetchAsMany = async (page) => {
  while (linkIn(page) && countIn(page) < countIn(document)) {
    const older = await fetchBefore(linkIn(page));
    if (!older) {
      return;
    }
    put(page, older);
  }
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(earlier);
  if (link && isPlainClick(event)) {
    event.preventDefault();
    grow(link);
  }
});
document.addEventListener("scroll", look, { capture: true, passive: true });
["inbox:shown", "inbox:changed"].forEach((name) => document.addEventListener(name, afterPaint(look)));
look();
