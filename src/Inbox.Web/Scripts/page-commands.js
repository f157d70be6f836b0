// What the command bar can do: the page's own controls, by the words in data-command, and the places that its navigation leads to.
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();

// What is done with the open conversation comes before the list's own, and before the places that one can go to.
const pieces = [".thread, .panel", ".conversation-list"];
const rankOf = (element) => pieces.findIndex((piece) => element.closest(piece)) >>> 0;

const wordsOf = (element) => element.dataset.command || (element.querySelector(".nav__label") ?? element).textContent.trim();

export const pageCommands = () => {
  const known = new Set();
  return [...document.querySelectorAll("[data-command]:not(:disabled), .nav__places a, .nav__account a")]
    .map((element) => ({ words: wordsOf(element), keys: element.dataset.key, element }))
    .filter(({ words }) => words && !known.has(words) && known.add(words))
    .sort((one, other) => rankOf(one.element) - rankOf(other.element));
};

// Those that have every word that was typed; what begins with it comes first.
export const matching = (commands, typed) => {
  const words = plain(typed).split(/\s+/).filter(Boolean);
  const startOf = ({ words: text }) => (words.length && plain(text).startsWith(words[0]) ? 0 : 1);
  return commands
    .filter(({ words: text }) => words.every((word) => plain(text).includes(word)))
    .sort((one, other) => startOf(one) - startOf(other));
};

// A field gets the keyboard, a menu opens with it at its first choice, everything else is clicked.
export const run = (element) => {
  if (element.matches("textarea, input:not([type=checkbox], [type=radio])")) {
    element.focus();
    if (element.type === "search") {
      element.select();
    }
    return;
  }
  if (element.closest(".panel") && !element.checkVisibility()) {
    location.hash = "panel";
  }
  element.click();
  if (element.localName === "summary" && element.parentElement.open) {
    element.parentElement.querySelector(":is(a, button, input):not([type=hidden], :disabled)")?.focus();
  }
  document.getElementById(element.dataset.keyFocus)?.focus();
};
