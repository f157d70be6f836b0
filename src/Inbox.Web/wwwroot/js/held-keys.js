import { restKeys } from "./keyboard-rest.js";
import { isAtRest } from "./thread-swap.js";

// What is typed while another thread is on its way is meant for that one: it waits until it is there.
const most = 500;
let held = [];

// act(key) does what a single key does, and says whether it did anything.
export const holdKey = (event, key) => {
  if (!isAtRest() || !(event.key.length === 1 || event.key === "Enter") || held.length >= most) {
    return false;
  }
  held.push({ key, text: event.key === "Enter" ? "\n" : event.key });
  return true;
};

export const dropHeld = () => (held = []);

// The first is a command; where it leads into a field, the rest is written there. What follows on another command is nobody's.
export const replayHeld = (act) => {
  const [first, ...others] = held;
  held = [];
  if (!first) {
    return;
  }
  act(first.key);
  if (document.activeElement?.matches("textarea, input")) {
    document.execCommand("insertText", false, others.map(({ text }) => text).join(""));
  } else {
    restKeys();
  }
};
