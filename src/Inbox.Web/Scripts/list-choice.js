// Chooses conversations or contacts for an act on several: one by x, all up to here by Shift+x or by Shift and the pointer.
export const boxes = () => [...document.querySelectorAll("input[form=bulk][name=ids]")];

// The row of the one that was chosen last; rows move, their ids stay.
let anchor;

export const told = (box) => box.dispatchEvent(new Event("change", { bubbles: true }));

const rows = ".conversation-row, .table tbody tr";

const boxHere = () => (document.activeElement.closest?.(rows)
  ?? document.querySelector(".conversation-row__link[aria-current]")?.closest(".conversation-row"))?.querySelector("input[form=bulk]");

// Every one between the last and this becomes as the last is.
const chooseUpTo = (box) => {
  const all = boxes();
  const [from, to] = [all.findIndex(({ value }) => value === anchor), all.indexOf(box)];
  const isChosen = from < 0 || all[from].checked;
  all.slice(Math.min(from < 0 ? to : from, to), Math.max(from, to) + 1).forEach((one) => (one.checked = isChosen));
  anchor = box.value;
  told(box);
};

// Returns whether there was a row to choose.
export const chooseHere = (isRange) => {
  const box = boxHere();
  if (box && isRange) {
    chooseUpTo(box);
  } else if (box) {
    anchor = box.value;
    box.checked = !box.checked;
    told(box);
  }
  return Boolean(box);
};

// Whoever is on the page belongs to everybody; and everybody but one is not everybody.
document.addEventListener("change", ({ target }) => {
  const everything = document.querySelector("#bulk.bulk-bar--below [name=everything]");
  if (everything && target === everything && everything.checked) {
    boxes().forEach((box) => (box.checked = true));
    told(everything.form);
  } else if (everything?.checked && boxes().some(({ checked }) => !checked)) {
    everything.checked = false;
    told(everything.form);
  }
});

// Words of the rows are not what is being chosen.
document.addEventListener("mousedown", (event) => {
  if (event.shiftKey && event.target.closest?.(rows)?.querySelector("input[form=bulk]")) {
    event.preventDefault();
  }
});

document.addEventListener("click", (event) => {
  const { choose } = event.target.dataset ?? {};
  if (choose) {
    chooseHere(choose === "range");
    return;
  }
  const tapped = document.querySelector(".contact-choice :checked") && event.target.closest?.(".contact-cell__name");
  if (tapped) {
    event.preventDefault();
    tapped.closest("tr").querySelector("input[form=bulk]").click();
    return;
  }
  const row = event.shiftKey && event.target.closest?.(".conversation-row__link, .contact-cell__name")
    && boxes().some(({ checked }) => checked);
  if (row) {
    event.preventDefault();
    chooseUpTo(event.target.closest(rows).querySelector("input[form=bulk]"));
    return;
  }
  const box = event.target.matches?.("input[form=bulk][name=ids]") ? event.target : null;
  if (box && event.shiftKey) {
    chooseUpTo(box);
  } else if (box) {
    anchor = box.value;
  }
});
