import { isComposing } from "./composition.js";

// Escape leads out, one step at a time: what was begun over the page, the quote, the field, the thread, and what is chosen in the list.
// Whatever is open over the page takes the key itself.
const isTaken = () => document.querySelector("dialog[open]:not(.dialog--beside), .reaction-picker--at-message");

const row = () => document.querySelector(".conversation-row__link[aria-current]") ?? document.querySelector(".conversation-row__link");

const leaveField = (composer) => {
  const quote = composer.querySelector(".composer__drop-quote");
  if (quote?.checkVisibility()) {
    quote.click();
  } else {
    document.querySelector(".thread__scroll").focus({ preventScroll: true });
  }
};

// The words stay: whoever comes back finds them chosen.
const leaveSearch = (field) => {
  const next = document.querySelector(".found__list a") ?? row();
  field.blur();
  next?.focus();
};

const clearChoice = () => {
  const chosen = [...document.querySelectorAll("input[form=bulk]:checked, #bulk input:checked")];
  chosen.forEach((box) => (box.checked = false));
  chosen[0]?.dispatchEvent(new Event("change", { bubbles: true }));
  return chosen.length > 0;
};

const leave = (target) => {
  const [composer, panel] = [target.closest?.("reply-composer"), document.querySelector(".panel:target .panel__close")];
  if (composer) {
    leaveField(composer);
    return true;
  }
  if (panel) {
    panel.click();
    return true;
  }
  if (target.matches?.("#search")) {
    leaveSearch(target);
    return true;
  }
  if (target.closest?.(".thread, .panel") && row()) {
    row().focus();
    return true;
  }
  return !target.closest?.("input[type=search]") && clearChoice();
};

// Taken when the key comes down, before whatever is open over the page closes by it.
let wasTaken;
document.addEventListener("keydown", () => (wasTaken = isTaken()), true);
document.addEventListener("keydown", (event) => {
  const isPlain = event.key === "Escape" && !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
  if (isPlain && !event.defaultPrevented && !wasTaken && !isComposing(event) && leave(event.target)) {
    event.preventDefault();
  }
});
