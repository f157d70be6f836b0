import { giveBackWords } from "./given-back.js";
import { answerTo, pageIn, Unreachable } from "./fetched-page.js";
import { showThread } from "./live-thread.js";
import { goOn, renewList } from "./next-thread.js";
import { endRefusal, sayLost, showRefusal } from "./refusal.js";

// What is done to a conversation is sent beside the page, and the answer is the same page as without this: so nothing jumps, and
// the keyboard stays where it was. The composer sends for itself.
const isOurs = (form) => form.matches(".thread form[method=post], .panel form[method=post], .inbox-toast form")
  && !form.closest("reply-composer, read-marker");
const pathOf = (address) => new URL(address).pathname;

// Undo leads to what it brings back, but for words that come back into the composer which lies open.
const leadsOn = (form, threads) => form.querySelector("[name=then]")
  || (form.closest(".inbox-toast") && !form.action.includes(threads?.open));

const show = (page, address, askedAt, from, leaving) => {
  if (goOn(page, address, from, leaving)) {
    return;
  }
  if (location.pathname !== from) {
    // Whoever went elsewhere meanwhile stays there.
    renewList(page);
    document.querySelector("inbox-live")?.threads.choose();
  } else if (pathOf(address) === location.pathname && page.querySelector(".thread:not(.thread--empty)")) {
    showThread(page, askedAt);
    renewList(page);
  } else {
    location.assign(address);
  }
};

const send = async (form, submitter) => {
  const body = new URLSearchParams(new FormData(form, submitter));
  const menu = form.closest("details");
  const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  const { threads } = document.querySelector("inbox-live") ?? {};
  // What is typed after the conversation is done with is meant for the next one.
  const [from, leaving] = [location.pathname, leadsOn(form, threads) ? threads?.leave() : null];
  const givesBack = address.split("?")[0].endsWith("/draft");
  if (givesBack) {
    await document.querySelector("draft-keeper")?.settle();
  }
  const askedAt = performance.now();
  let answer, page;
  try {
    answer = await answerTo(address, { method: "POST", body });
    page = await pageIn(answer);
  } catch (error) {
    if (!(error instanceof Unreachable)) {
      throw error;
    }
    // Nothing was done, and everything is as it was.
    threads?.stay(leaving);
    threads?.showLive(false);
    sayLost();
    return;
  }
  form.closest(".inbox-toast")?.remove();
  menu?.querySelector("summary").focus();
  menu?.removeAttribute("open");
  const hasLeft = location.pathname !== from || Boolean(threads?.asking && threads.asking !== leaving);
  const inPlace = form.closest("panel-form");
  const refused = inPlace && !answer.ok && !hasLeft && page.querySelector(`form[action="${form.getAttribute("action")}"]`);
  if (refused) {
    inPlace.refuse(refused);
    return;
  }
  inPlace?.close();
  if (!answer.ok || (hasLeft && !page.querySelector(".conversation-list"))) {
    threads?.stay(leaving);
    showRefusal(page, answer, hasLeft);
    return;
  }
  endRefusal();
  // What was done before is not taken back in place of this.
  document.querySelector(".inbox-toast:has([data-key=Z])")?.remove();
  show(page, answer.url, askedAt, from, leaving);
  threads?.stay(leaving);
  if (givesBack) {
    giveBackWords(page);
  }
};

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && isOurs(event.target)) {
    event.preventDefault();
    send(event.target, event.submitter);
  }
});
