// The name and the key of what the pointer or the keyboard rests on. For the eye only: both are said by the control itself.
const controls = "[data-key]:not(input), [data-tip], .button--icon";
const after = 400;
const gap = 6;

const tip = document.createElement("div");
Object.assign(tip, { className: "tool-tip", popover: "manual" });
tip.setAttribute("aria-hidden", "true");
let waiting;
// Whoever has just pressed something knows what is there, until they point anew.
let hasActed = false;

const hide = () => {
  clearTimeout(waiting);
  if (tip.isConnected) {
    tip.remove();
  }
};

const nameOf = ({ dataset, title, textContent }) => title ? "" : dataset.tip || dataset.command || textContent.trim();

// Below the control, or above it where the page ends, and never out of it.
const place = (control) => {
  const [its, own] = [control.getBoundingClientRect(), tip.getBoundingClientRect()];
  const below = its.bottom + gap;
  tip.style.top = `${below + own.height > innerHeight ? its.top - gap - own.height : below}px`;
  tip.style.left = `${Math.max(gap, Math.min(its.left + (its.width - own.width) / 2, innerWidth - own.width - gap))}px`;
};

const show = (control) => {
  const keys = control.dataset.key?.split(" ").map((key) => Object.assign(document.createElement("kbd"), { textContent: key })) ?? [];
  const name = nameOf(control);
  const isOpen = control.localName === "summary" && control.parentElement.open;
  if (!control.isConnected || isOpen || !name || (!keys.length && !control.matches(".button--icon, [data-tip]"))) {
    return;
  }
  tip.replaceChildren(name, ...keys);
  document.body.append(tip);
  tip.showPopover();
  place(control);
};

const wait = (target) => {
  hide();
  const control = target.closest?.(controls);
  if (control) {
    waiting = setTimeout(() => show(control), after);
  }
};

document.addEventListener("pointerover", ({ target, pointerType }) => pointerType === "mouse" && !hasActed && wait(target));
document.addEventListener("pointermove", ({ target, pointerType }) => {
  if (hasActed && pointerType === "mouse") {
    hasActed = false;
    wait(target);
  }
}, { passive: true });
["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, () => (hasActed = true)));
document.addEventListener("pointerout", hide);
// A dialog that opens has the keyboard without anybody having moved it there.
document.addEventListener("focusin", ({ target }) => (target.matches(":focus-visible:not(dialog *)") ? wait(target) : hide()));
["focusout", "pointerdown", "keydown"].forEach((name) => document.addEventListener(name, hide));
document.addEventListener("scroll", hide, { capture: true, passive: true });
