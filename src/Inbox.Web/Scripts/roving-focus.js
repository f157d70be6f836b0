import { afterPaint } from "./after-paint.js";

// Each group that says data-roving is one stop for Tab; arrows, Home and End move inside it. Its value names what is moved through, where
// that is not every control. What is not moved through is reached by its key or by the pointer. Without this, each is a stop.
const controls = "a[href], button, summary, input:not([type=hidden], [type=search])";
const groups = "[data-roving]";
const steps = {
  ArrowDown: (at) => at + 1,
  ArrowUp: (at) => at - 1,
  Home: () => 0,
  End: (at, count) => count - 1,
};

const isRightToLeft = () => document.documentElement.dir === "rtl";
const sideways = () =>
  (isRightToLeft() ? { ArrowLeft: "ArrowDown", ArrowRight: "ArrowUp" } : { ArrowLeft: "ArrowUp", ArrowRight: "ArrowDown" });

const controlsOf = (group) => [...group.querySelectorAll(controls)]
  .filter((control) => control.closest(groups) === group && !control.closest(".menu__list"));

const itemsOf = (group) => controlsOf(group)
  .filter((control) => control.matches(group.dataset.roving || "*") && !control.disabled && control.checkVisibility());

const setStop = (control, isStop) => {
  if (isStop ? control.hasAttribute("tabindex") : control.tabIndex !== -1) {
    control.toggleAttribute("tabindex", !isStop);
    if (!isStop) {
      control.tabIndex = -1;
    }
  }
};

// The one that has the keyboard stays the stop; else the one that is open, the last that had it, or the first.
const settle = (group) => {
  const items = itemsOf(group);
  const stop = items.find((item) => item === document.activeElement) ?? items.find((item) => item.matches("[aria-current]"))
    ?? items.find((item) => item === group.lastFocused) ?? items[0];
  controlsOf(group).forEach((control) => setStop(control, control === stop));
};

const settleAll = () => document.querySelectorAll(groups).forEach(settle);

const groupOf = (target) => (target.closest?.(".menu__list") ? null : target.closest?.(groups));

document.addEventListener("focusin", ({ target }) => {
  const group = groupOf(target);
  if (group && itemsOf(group).includes(target)) {
    group.lastFocused = target;
    settle(group);
  }
});

document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  const [group, step] = [groupOf(target), steps[sideways()[key] ?? key]];
  if (!group || !step || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) {
    return;
  }
  const items = itemsOf(group);
  const next = items.includes(target) ? items[step(items.indexOf(target), items.length)] : null;
  if (next) {
    event.preventDefault();
    next.focus();
  }
});

new MutationObserver(afterPaint(settleAll))
  .observe(document.documentElement, { attributeFilter: ["aria-current"], childList: true, subtree: true });
settleAll();
