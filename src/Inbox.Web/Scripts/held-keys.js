import { restKeys } from "./keyboard-rest.js";
import { isAtRest, isDoneWith } from "./thread-swap.js";

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

// Whether j and k may choose: not while it is not known yet which follows on what was just done.
export const isWayOpen = () => !isDoneWith();

export const dropHeld = () => (held = []);

// The other thread does not come; whoever typed for it may be typing on.
export const giveUpHeld = () => {
  if (held.length) {
    restKeys();
  }
  dropHeld();
};

// The first is a command; where it leads into a field, the rest is written there, and where to another thread, the rest waits for that
// one. What follows on any other command is nobody's.
export const replayHeld = (act) => {
  const [first, ...others] = held;
  held = [];
  if (!first) {
    return;
  }
  act(first.key);
  if (document.activeElement?.matches("textarea, input")) {
    document.execCommand("insertText", false, others.map(({ text }) => text).join(""));
  } else if (isAtRest()) {
    held = others;
  } else if (others.length) {
    restKeys();
  }
};
