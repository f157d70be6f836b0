import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { showTitle } from "./unread-title.js";
import { giveBackUnsent, keepUnsent } from "./unsent-text.js";

// Shows another conversation beside the list without loading the whole page again. Whatever is odd is left to the browser.
const links = ".conversation-row__link, .thread__back";
const isPlain = (it) => it.button === 0 && !(it.ctrlKey || it.metaKey || it.shiftKey || it.altKey || it.defaultPrevented);
const withoutHash = (address) => address.href.split("#")[0];
const idOf = (address) => /^\/conversations\/([0-9a-f-]{36})$/.exec(address.pathname)?.[1];
const pieceOf = (address) => (idOf(address) ? `${address.pathname}/thread${address.search}` : address.href);
const rowOf = (id) => (id ? document.querySelector(`#conversation-${id} .conversation-row__link`) : null);

export class ThreadSwitch {
  // open: the conversation that is shown; piece: where its thread is fetched anew; done() when another one is shown.
  constructor({ open, piece, done }) {
    Object.assign(this, { open, piece, done, shown: withoutHash(location) });
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
      return;
    }
    if (event.state?.canBeSwitched) {
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
    const page = await pageOf(pieceOf(address), { signal: asking.signal }).catch(nothingUnreachable);
    const thread = page?.querySelector(".thread");
    if (asking !== this.asking) {
      return;
    }
    if (!thread) {
      // It is not there, or the server is in trouble: the browser shows which.
      location.assign(address);
      return;
    }
    this.put(thread, page.querySelector(".panel"), address, { isNew, movesOn });
    this.asking = null;
    this.choose(this.open);
    this.done();
  }

  // The row is chosen at once, its thread follows; and once more then, since a row that came anew meanwhile knows nothing of it.
  choose(id) {
    document.querySelectorAll(".conversation-row__link[aria-current]").forEach((link) => link.removeAttribute("aria-current"));
    rowOf(id)?.setAttribute("aria-current", "true");
    document.querySelector(".thread")?.setAttribute("aria-busy", String(Boolean(this.asking)));
  }

  put(thread, panel, address, { isNew, movesOn }) {
    const left = this.open;
    keepUnsent(left);
    document.querySelector(".panel")?.remove();
    document.querySelector(".thread").replaceWith(...[thread, panel].filter(Boolean).map((piece) => document.importNode(piece, true)));
    document.body.classList.toggle("app-frame--thread", Boolean(panel));
    document.querySelector(".app-frame__main").classList.toggle("app-frame__main--two", !panel);
    if (isNew) {
      history.pushState({ canBeSwitched: true }, "", address);
    }
    [this.shown, this.open] = [withoutHash(address), idOf(address)];
    this.piece = this.open && pieceOf(address);
    showTitle(document.querySelector(panel ? ".thread__title h2" : ".conversation-list__head h2").textContent);
    giveBackUnsent(this.open);
    if (movesOn) {
      this.moveOn(left);
    }
    requestAnimationFrame(() => setTimeout(() => performance.measure("thread-shown", "thread-wanted")));
  }

  moveOn(left) {
    (this.open ? document.querySelector(".thread__scroll") : rowOf(left))?.focus({ preventScroll: Boolean(this.open) });
  }
}
