import { pageOf } from "./fetched-page.js";
import { morph } from "./morph.js";

// The rows of the list, kept as the server would order them.
const rowsIn = (root) => [...root.querySelectorAll(".conversation-row")];
const orderOf = (row) => Number(row.dataset.order);

const place = (list, row, isPaged) => {
  const known = document.getElementById(row.id);
  if (known && known.dataset.order === row.dataset.order) {
    morph(known, row);
    return;
  }
  if (known?.querySelector("input:checked")) {
    row.querySelector("input").checked = true;
  }
  // On an older page a row that got news now stands on the first one.
  known?.remove();
  const next = isPaged ? null : rowsIn(list).find((other) => orderOf(other) < orderOf(row));
  const end = list.querySelector(".conversation-row ~ .conversation-list__end");
  if (next) {
    next.before(row);
  } else if (!isPaged && !end) {
    list.append(row);
  }
};

const refreshRows = (ids, incoming, isPaged) => {
  const list = document.querySelector(".conversation-list__rows");
  // Meanwhile another page took the place of this one.
  if (!list) {
    return true;
  }
  const focused = list.contains(document.activeElement) ? document.activeElement.closest(".conversation-row")?.id : null;
  const rows = rowsIn(incoming);
  ids.filter((id) => !rows.some((row) => row.id === `conversation-${id}`))
    .forEach((id) => document.getElementById(`conversation-${id}`)?.remove());
  rows.forEach((row) => place(list, document.importNode(row, true), isPaged));
  if (focused && document.activeElement === document.body) {
    document.querySelector(`#${focused} a`)?.focus();
  }
  return rowsIn(list).length > 0;
};

export const refreshList = async () => {
  const { search } = location;
  const now = (await pageOf(location.href))?.querySelector(".conversation-list");
  const list = document.querySelector(".conversation-list");
  // Meanwhile another list took the place of this one, with all that is new.
  if (search !== location.search) {
    return;
  }
  if (now && list) {
    morph(list, now);
  } else if (now && document.querySelector("inbox-live")) {
    // The first day's page has no list. One that says why something was refused has none either, and stays until it is read.
    location.reload();
  }
};

// The rows of certain conversations, beside the one that lies open; data says of which list.
export const fetchRows = async (ids, data, open) => {
  const { rows, paged } = data;
  const address = new URL(rows, location.href);
  address.searchParams.set("ids", ids.join(" "));
  if (open) {
    address.searchParams.set("open", open);
  }
  if (!document.querySelector(".conversation-list__rows")) {
    await refreshList();
    return;
  }
  const page = await pageOf(address);
  if (page && rows === data.rows && !refreshRows(ids, page, Boolean(paged))) {
    await refreshList();
  }
};
