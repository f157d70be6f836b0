// The addresses of conversations: the page's own, and where its thread alone is fetched.
export const withoutHash = (address) => address.href.split("#")[0];
export const idOf = (address) => /^\/conversations\/([0-9a-f-]{36})$/.exec(address.pathname)?.[1];
export const pieceOf = (address) => (idOf(address) ? `${address.pathname}/thread${address.search}` : address.href);

const rowOf = (id) => (id ? document.querySelector(`#conversation-${id} .conversation-row__link`) : null);

export const chooseRow = (id) => {
  document.querySelectorAll(".conversation-row__link[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
  rowOf(id)?.setAttribute("aria-current", "true");
};

// The keyboard goes to what was opened, or back to the row of what was left.
export const moveOn = (open, left) =>
  (open ? document.querySelector(".thread__scroll") : rowOf(left))?.focus({ preventScroll: Boolean(open) });
