import { pageOf, Unreachable } from "./fetched-page.js";
import { chooseRow, idOf, moveOn, pieceOf, withoutHash } from "./thread-address.js";
import { followLinks } from "./thread-links.js";
import { takePrefetched } from "./thread-prefetch.js";
import { rest, swapThread } from "./thread-swap.js";

// Shows another conversation beside the list without loading the whole page again. Whatever is odd is left to the browser.
export class ThreadSwitch {
  // open: the conversation that is shown; piece: where its thread is fetched anew; done() once nothing is on its way; showLive(isLive).
  constructor({ open, piece, done, showLive }) {
    Object.assign(this, { open, piece, done, showLive, shown: withoutHash(location) });
    if (piece || !open) {
      history.replaceState({ canBeSwitched: true }, "");
    }
    followLinks(this);
  }

  async show(address, { isNew, movesOn }) {
    performance.mark("thread-wanted");
    const asking = this.leave(idOf(address));
    const found = await this.fetch(address, asking.signal).catch((error) => error);
    if (asking !== this.asking) {
      return;
    }
    if (found?.querySelector?.(".thread")) {
      this.put(found, address, { isNew, movesOn });
    } else if (!found) {
      // It is not there any more: the browser shows why.
      location.assign(address);
    } else if (!(found instanceof Unreachable)) {
      throw found;
    } else if (!isNew) {
      location.reload();
    }
    this.end(Boolean(found?.querySelector?.(".thread")));
    this.showLive(!(found instanceof Unreachable));
  }

  async fetch(address, signal) {
    return await takePrefetched(address) ?? pageOf(pieceOf(address), { signal });
  }

  // Another one, or none, is on its way.
  leave(id = this.open) {
    this.asking?.abort();
    [this.asking, this.wanted] = [new AbortController(), id];
    this.choose();
    return this.asking;
  }

  // It was on its way to where it need not go any more.
  stay(leaving) {
    if (leaving && leaving === this.asking) {
      this.end();
    }
  }

  // It lies open beside another list by now.
  stayAt(address) {
    this.shown = withoutHash(address);
    this.piece = this.open && pieceOf(address);
  }

  // What was done leads to another one, whose page is here.
  take(page, address) {
    performance.mark("thread-wanted");
    this.put(page, address, { isNew: true, movesOn: true });
    this.end(true);
  }

  // hasCome: whether another one is shown now; what was typed for it is nobody's where none is.
  end(hasCome) {
    this.asking?.abort();
    this.asking = null;
    this.choose();
    this.done();
    document.dispatchEvent(new CustomEvent("inbox:shown", { detail: { hasCome } }));
  }

  // The row is chosen at once, its thread follows; and once more then, since a row that came anew meanwhile knows nothing of it.
  choose() {
    chooseRow(this.asking ? this.wanted : this.open);
    rest(Boolean(this.asking), this.asking && this.wanted === this.open);
  }

  put(page, address, { isNew, movesOn }) {
    const left = this.open;
    [this.shown, this.open] = [withoutHash(address), idOf(address)];
    this.piece = this.open && pieceOf(address);
    swapThread(page, { left, open: this.open, address: isNew && address });
    if (movesOn) {
      moveOn(this.open, left);
    }
    requestAnimationFrame(() => setTimeout(() => performance.measure("thread-shown", "thread-wanted")));
  }
}
