import { pageOf, Unreachable } from "./fetched-page.js";
import { idOf, pieceOf, withoutHash } from "./thread-address.js";
import { rest, swapThread } from "./thread-swap.js";

// Shows another conversation beside the list without loading the whole page again. Whatever is odd is left to the browser.
const links = ".conversation-row__link, .thread__back";
const isPlain = (it) => it.button === 0 && !(it.ctrlKey || it.metaKey || it.shiftKey || it.altKey || it.defaultPrevented);
const rowOf = (id) => (id ? document.querySelector(`#conversation-${id} .conversation-row__link`) : null);

export class ThreadSwitch {
  // open: the conversation that is shown; piece: where its thread is fetched anew; done() once nothing is on its way; say(isLost).
  constructor({ open, piece, done, say }) {
    Object.assign(this, { open, piece, done, say, shown: withoutHash(location) });
    if (piece || !open) {
      history.replaceState({ canBeSwitched: true }, "");
    }
    document.addEventListener("click", (event) => this.follow(event));
    window.addEventListener("popstate", (event) => this.goBack(event));
  }

  // A click by a script is j or k: the keyboard stays in the list. Enter and the pointer move on to what they opened.
  follow(event) {
    const link = isPlain(event) && event.target.closest?.(links);
    if (!link || !document.querySelector(".thread")) {
      return;
    }
    event.preventDefault();
    if (withoutHash(link) !== this.shown || this.asking) {
      this.show(new URL(link.href), { isNew: true, movesOn: event.isTrusted });
    } else if (event.isTrusted) {
      this.moveOn(this.open);
    }
  }

  goBack(event) {
    if (withoutHash(location) === this.shown) {
      this.end();
    } else if (event.state?.canBeSwitched && document.querySelector(".thread")) {
      this.show(new URL(location.href), { movesOn: true });
    } else {
      location.reload();
    }
  }

  async show(address, { isNew, movesOn }) {
    performance.mark("thread-wanted");
    this.asking?.abort();
    const asking = (this.asking = new AbortController());
    this.choose(idOf(address));
    const found = await pageOf(pieceOf(address), { signal: asking.signal }).catch((error) => error);
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
    this.end();
    this.say(found instanceof Unreachable);
  }

  end() {
    this.asking?.abort();
    this.asking = null;
    this.choose(this.open);
    this.done();
    document.dispatchEvent(new CustomEvent("inbox:shown"));
  }

  // The row is chosen at once, its thread follows; and once more then, since a row that came anew meanwhile knows nothing of it.
  choose(id) {
    document.querySelectorAll(".conversation-row__link[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
    rowOf(id)?.setAttribute("aria-current", "true");
    rest(Boolean(this.asking));
  }

  put(page, address, { isNew, movesOn }) {
    const left = this.open;
    [this.shown, this.open] = [withoutHash(address), idOf(address)];
    this.piece = this.open && pieceOf(address);
    swapThread(page, { left, open: this.open });
    if (isNew) {
      history.pushState({ canBeSwitched: true }, "", address);
    }
    if (movesOn) {
      this.moveOn(left);
    }
    requestAnimationFrame(() => setTimeout(() => performance.measure("thread-shown", "thread-wanted")));
  }

  moveOn(left) {
    (this.open ? document.querySelector(".thread__scroll") : rowOf(left))?.focus({ preventScroll: Boolean(this.open) });
  }
}
