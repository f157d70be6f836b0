import { pageOf, Unreachable } from "./fetched-page.js";
import { showThread } from "./live-thread.js";
import { morph } from "./morph.js";
import { isPlainClick } from "./plain-click.js";
import { idOf } from "./thread-address.js";

// Shows another list beside the conversation that lies open, without loading the page. Whatever is odd is left to the browser.
let asking;

// The conversation stays, and is from now on one of that list.
const besideOpen = (href, open) => {
  const address = new URL(href, location.href);
  if (address.pathname === "/inbox" && open) {
    address.pathname = `/conversations/${open}`;
  }
  return address;
};

const put = (page, askedAt) => {
  morph(document.querySelector(".conversation-list"), page.querySelector(".conversation-list"));
  document.querySelector("details[open] > filter-menu")?.renew(page.querySelector("[data-facets]").href);
  document.querySelector(".conversation-list__rows")?.scrollTo(0, 0);
  const [counts, countsNow] = [document.querySelector("view-counts"), page.querySelector("view-counts")];
  counts.setAttribute("src", countsNow.getAttribute("src"));
  counts.refresh();
  const [live, { dataset }] = [document.querySelector("inbox-live"), page.querySelector("inbox-live")];
  Object.assign(live.dataset, { rows: dataset.rows, paged: dataset.paged ?? "" });
  if (live.threads.open) {
    showThread(page, askedAt);
  }
  // What was told of while it was on its way may not be in it.
  live.hear({ everything: live.news.addedAt > askedAt });
};

export const switchList = async (href, { isNew }) => {
  const { threads } = document.querySelector("inbox-live");
  const address = besideOpen(href, threads.open);
  const [mine, askedAt] = [(asking = {}), performance.now()];
  const page = await pageOf(address).catch((error) => error);
  if (asking !== mine) {
    return;
  }
  if (page instanceof Error && !(page instanceof Unreachable)) {
    throw page;
  }
  // Another conversation is on its way or there by now, or the page is none of these.
  if (!page?.querySelector?.(".conversation-list") || threads.asking || idOf(address) !== threads.open) {
    location.assign(address);
    return;
  }
  if (isNew) {
    history.pushState({ canBeSwitched: true }, "", address);
  }
  document.title = page.title;
  threads.stayAt(address);
  put(page, askedAt);
  document.dispatchEvent(new CustomEvent("inbox:changed"));
};

// Whoever points may choose several conditions one after the other; Enter is one choice made.
const leaveMenu = (link, isPointed) => {
  const menu = link.closest("details.menu");
  if (isPointed && link.closest(".facets")) {
    link.closest("filter-menu").rest();
  } else if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
};

// Without scripts, and in a tab of its own, it is a link like any other.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[data-list]");
  if (!link || !isPlainClick(event) || !document.querySelector("inbox-live") || !document.querySelector(".thread")) {
    return;
  }
  event.preventDefault();
  leaveMenu(link, event.detail > 0);
  switchList(link.href, { isNew: true });
});
