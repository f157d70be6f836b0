// The faces in the rows of the list: where somebody came or left, the row is asked for a little later, with others of its kind. One who
// goes away does not say so, nor one who writes no more.
const together = 2_000;
const again = { ".present": 30_000, ".present--writing": 6_000 };
const rows = ".conversation-row";

const wanted = new Set();
let planned;

const idOf = (row) => row.id.slice("conversation-".length);

const ask = () => {
  planned = null;
  const ids = [...wanted].filter((id) => document.getElementById(`conversation-${id}`));
  wanted.clear();
  if (ids.length) {
    // Nothing of their threads changed.
    document.querySelector("inbox-live")?.look(ids, Object.fromEntries(ids.map((id) => [id, []])));
  }
};

const want = (ids) => {
  ids.forEach((id) => wanted.add(id));
  planned ??= setTimeout(ask, together);
};

document.addEventListener("inbox:presence", ({ detail }) => want(detail));
for (const [faces, every] of Object.entries(again)) {
  setInterval(() => {
    const found = [...document.querySelectorAll(`${rows} ${faces}`)];
    if (found.length) {
      want(found.map((face) => idOf(face.closest(rows))));
    }
  }, every);
}
