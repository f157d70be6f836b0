import { answerTo, pageIn, Unreachable } from "./fetched-page.js";
import { showThread } from "./live-thread.js";
import { morph } from "./morph.js";

// What is done to a conversation is sent beside the page, and the answer is the same page as without this: so nothing jumps, and
// the keyboard stays where it was. The composer sends for itself.
const left = new WeakSet();
const isOurs = (form) => form.matches(".thread form[method=post], .panel form[method=post]")
  && !form.closest("reply-composer, read-marker, .reaction-picker")
  && !left.has(form);
const pathOf = (address) => new URL(address).pathname;

const show = (page, address, askedAt) => {
  if (pathOf(address) === location.pathname && page.querySelector(".thread:not(.thread--empty)")) {
    showThread(page, askedAt);
    morph(document.querySelector(".conversation-list"), page.querySelector(".conversation-list"));
  } else {
    location.assign(address);
  }
};

const send = async (form, submitter) => {
  const body = new URLSearchParams(new FormData(form, submitter));
  const menu = form.closest("details");
  const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
  const askedAt = performance.now();
  let answer, page;
  try {
    answer = await answerTo(address, { method: "POST", body });
    page = await pageIn(answer);
  } catch (error) {
    if (!(error instanceof Unreachable)) {
      throw error;
    }
    // The browser tries for itself and says what is wrong.
    left.add(form);
    form.requestSubmit(submitter);
    return;
  }
  menu?.querySelector("summary").focus();
  menu?.removeAttribute("open");
  if (answer.ok) {
    show(page, answer.url, askedAt);
  } else {
    // Refused, in words: the page that says so.
    document.title = page.title;
    document.body.replaceWith(document.adoptNode(page.body));
  }
};

document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented && isOurs(event.target)) {
    event.preventDefault();
    send(event.target, event.submitter);
  }
});
