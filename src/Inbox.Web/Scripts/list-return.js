// After an act on several contacts the list is where it was, and the keyboard at the first of them.
const kept = "inbox:list-return";

const main = () => document.getElementById("main");

document.addEventListener("submit", ({ target }) => {
  if (target.matches("#bulk.bulk-bar--below")) {
    const row = document.querySelector("input[form=bulk][name=ids]:checked")?.closest("tr");
    sessionStorage.setItem(kept, JSON.stringify({ at: main().scrollTop, row: row?.id }));
  }
});

const before = sessionStorage.getItem(kept);
if (before && document.querySelector("undo-toast")) {
  const { at, row } = JSON.parse(before);
  sessionStorage.removeItem(kept);
  main().scrollTop = at;
  document.getElementById(row)?.querySelector("a")?.focus({ preventScroll: true });
}
