import { afterPaint } from "./after-paint.js";

// The messages of a thread are one stop for Tab: arrows go from message to message, and Tab reaches what the one has that they came to.
// A message that is longer than what can be seen is scrolled through first. Without this, everything in each message is a stop.
const controls = "a[href], button, summary, input:not([type=hidden]), audio, video";
const steps = { ArrowUp: -1, ArrowDown: 1 };

const scroller = () => document.querySelector(".thread__scroll");
const messages = () => [...document.querySelectorAll(".thread__messages .message")];
const here = () => document.activeElement?.closest?.(".thread__messages .message");

const settle = () => {
  const current = here();
  document.querySelectorAll(".thread__messages .message").forEach((message) => {
    if (!message.hasAttribute("tabindex")) {
      message.tabIndex = -1;
    }
    message.querySelectorAll(controls).forEach((control) => {
      const isStop = message === current;
      if (isStop && control.getAttribute("tabindex") === "-1") {
        control.removeAttribute("tabindex");
      } else if (!isStop && control.tabIndex !== -1) {
        control.tabIndex = -1;
      }
    });
  });
};

// Whether what lies in that direction can be seen to its end.
const isSeenTo = (message, by) => {
  const [its, all] = [message.getBoundingClientRect(), scroller().getBoundingClientRect()];
  return by < 0 ? its.top >= all.top - 1 : its.bottom <= all.bottom + 1;
};

const step = (event) => {
  const [by, at] = [steps[event.key], here()];
  const isPlain = !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (!by || !isPlain || !event.target.closest?.(".thread__scroll") || event.target.matches("input, textarea, select, audio, video")) {
    return;
  }
  const all = messages();
  const next = at ? all[all.indexOf(at) + by] : by < 0 ? all.at(-1) : null;
  if (next && (!at || isSeenTo(at, by))) {
    event.preventDefault();
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }
};

document.addEventListener("focusin", settle);
document.addEventListener("keydown", step);
new MutationObserver(afterPaint(settle)).observe(document.documentElement, { childList: true, subtree: true });
settle();
