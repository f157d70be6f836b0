import { isComposing } from "./composition.js";
import { dropHeld, giveUpHeld, holdKey, isWayOpen, replayHeld } from "./held-keys.js";
import { areKeysAtRest } from "./keyboard-rest.js";
import { chooseHere } from "./list-choice.js";
import { stepInList } from "./list-steps.js";
import { run } from "./page-commands.js";

// Single keys act through the page's own controls, which say theirs in data-key: nothing can be done by key that the page does not offer.
const setting = "shortcuts";
const texts = "textarea, select, [contenteditable=''], [contenteditable=true], input:not([type=checkbox], [type=radio], [type=button], [type=submit])";
const controls = "a, button, summary, input, textarea, select, [role=option], [role=menuitem]";

const steps = { j: 1, k: -1 };
const choices = { x: false, X: true };

// After g, the next key says where to go; not for ever.
const patience = 1_500;
let leadAt = -patience;

// The letter on the key, also where the keyboard writes another script, or all in capitals.
const keyOf = (event) => {
  const { key, code, shiftKey } = event;
  const isOther = /^[^\x00-\x7f]$/.test(key) && code.startsWith("Key");
  const isCapital = /^[a-z]$/i.test(key) && event.getModifierState("CapsLock");
  return isOther || isCapital ? (isOther ? code[3] : key)[shiftKey ? "toUpperCase" : "toLowerCase"]() : key;
};

const isMeant = (event) =>
  !(event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isComposing(event))
  && !event.target.closest?.(`${texts}, reply-composer, details[open] > .menu__list`)
  && !document.querySelector("dialog[open]:not(.dialog--beside)")
  && !areKeysAtRest() && localStorage.getItem(setting) !== "off";

// With the conversations that are chosen, where some are; else with the one that lies open.
const find = (key) => {
  const hasChosen = document.querySelector("input[form=bulk][name=ids]:checked, #bulk [name=everything]:checked");
  const all = [...document.querySelectorAll(`[data-key="${CSS.escape(key)}"]:not(:disabled)`)];
  const ofChosen = all.filter((control) => control.matches("#bulk *"));
  const able = hasChosen && ofChosen.length ? ofChosen : all.filter((control) => !ofChosen.includes(control));
  return able.find((control) => control.checkVisibility()) ?? able.find((control) => !control.matches(texts));
};

// Enter on nothing in particular goes into the open thread.
const enter = (event) => {
  const thread = event.target.closest?.(controls) ? null : document.querySelector(".thread__scroll");
  thread?.focus();
  return thread;
};

const act = (key) => {
  if (steps[key]) {
    stepInList(steps[key]);
    return true;
  }
  if (key in choices) {
    return chooseHere(choices[key]);
  }
  const isLed = performance.now() - leadAt < patience;
  leadAt = key === "g" && !isLed ? performance.now() : -patience;
  const control = find(isLed ? `g ${key}` : key);
  if (control) {
    run(control);
  }
  return Boolean(control) || leadAt > 0;
};

const take = (event) => {
  const key = keyOf(event);
  if (steps[key] && isWayOpen()) {
    dropHeld();
    return act(key);
  }
  // A key that stays down was pressed once.
  return !event.repeat && (holdKey(event, key) || (key === "Enter" ? enter(event) : act(key)));
};

document.addEventListener("inbox:shown", ({ detail: { hasCome } }) =>
  (hasCome ? replayHeld((key) => (key === "Enter" ? enter({}) : act(key))) : giveUpHeld()));

document.addEventListener("keydown", (event) => {
  if (isMeant(event) && take(event)) {
    event.preventDefault();
  }
});

// On the sheet: single keys can be turned off (WCAG 2.1.4), for those who speak to their computer.
customElements.define("shortcut-switch", class extends HTMLElement {
  connectedCallback() {
    const box = this.querySelector("input");
    this.hidden = false;
    box.checked = localStorage.getItem(setting) !== "off";
    box.addEventListener("change", () => localStorage.setItem(setting, box.checked ? "on" : "off"));
  }
});
