import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { idOf, pieceOf, withoutHash } from "./thread-address.js";

// Whoever presses the mouse button over a row wants its thread: it is asked for before the button is let go. Fetching is not reading.
// Whoever walks through the list wants the next one.
const pressFitsFor = 2_000;
const walkFitsFor = 30_000;
let prefetched;

const fetchAhead = (address, fitsFor) => {
  const page = pageOf(pieceOf(address)).catch(nothingUnreachable);
  prefetched = { address: withoutHash(address), at: performance.now(), fitsFor, page };
};

export const prefetch = (address) => fetchAhead(address, pressFitsFor);

// Where nobody would tell what changes meanwhile, nothing is asked for so long before.
export const prefetchNext = (link) => {
  if (idOf(link) && !document.querySelector(".live-status")?.textContent && !navigator.connection?.saveData) {
    fetchAhead(new URL(link.href), walkFitsFor);
  }
};

// What was told of may not be as it was; without ids, nothing may.
export const forgetPrefetched = (ids) => {
  if (prefetched && (!ids || ids.includes(idOf(new URL(prefetched.address))))) {
    prefetched = null;
  }
};

// What was prefetched of that thread; null where there is nothing that can be shown.
export const takePrefetched = (address) => {
  const taken = prefetched;
  prefetched = null;
  return taken?.address === withoutHash(address) && performance.now() - taken.at < taken.fitsFor ? taken.page : null;
};
