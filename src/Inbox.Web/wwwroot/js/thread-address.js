// The addresses of conversations: the page's own, and where its thread alone is fetched.
export const withoutHash = (address) => address.href.split("#")[0];
export const idOf = (address) => /^\/conversations\/([0-9a-f-]{36})$/.exec(address.pathname)?.[1];
export const pieceOf = (address) => (idOf(address) ? `${address.pathname}/thread${address.search}` : address.href);
