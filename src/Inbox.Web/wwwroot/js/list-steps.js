// j and k: the conversation below and above the open one; where that has left the list, those that lay around it.
let place = 0;

export const stepInList = (by) => {
  const rows = [...document.querySelectorAll(".conversation-row__link")];
  const at = rows.findIndex((row) => row.hasAttribute("aria-current"));
  const here = at >= 0 ? at : rows.indexOf(document.activeElement);
  place = here >= 0 ? here + by : by > 0 ? place : place - 1;
  const end = document.querySelector(".conversation-row ~ .conversation-list__end a");
  const next = rows[place] ?? (by > 0 ? end : null);
  place = Math.max(0, Math.min(place, rows.length - 1));
  next?.focus();
  next?.click();
};

// From the command bar.
document.addEventListener("click", ({ target }) => target.dataset?.step && stepInList(Number(target.dataset.step)));
