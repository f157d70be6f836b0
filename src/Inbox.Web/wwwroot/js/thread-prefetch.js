import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { pieceOf, withoutHash } from "./thread-address.js";

// Whoever presses the mouse button over a row wants its thread: it is asked for before the button is let go. Fetching is not reading.
const fitsFor = 2_000;
let prefetched;

export const prefetch = (address) => {
  const page = pageOf(pieceOf(address)).catch(nothingUnreachable);
  prefetched = { address: withoutHash(address), at: performance.now(), page };
};

// What was prefetched of that thread; null where there is nothing, or where it may have changed: changedAt is when anything last did.
export const takePrefetched = (address, changedAt) => {
  const taken = prefetched;
  prefetched = null;
  const fits = taken?.address === withoutHash(address) && changedAt < taken.at && performance.now() - taken.at < fitsFor;
  return fits ? taken.page : null;
};
