import { forgetPrefetched } from "./thread-prefetch.js";

// More than an address has room for is asked for as everything.
const most = 100;

// What changed of which conversations, until somebody looks.
export class LiveNews {
  constructor() {
    [this.changed, this.everything, this.addedAt] = [new Map(), false, 0];
  }

  get isEmpty() {
    return !this.everything && this.changed.size === 0;
  }

  // ids: an array; messages: of some threads nothing but these messages changed, or nothing at all.
  add(ids, messages = {}) {
    forgetPrefetched(ids);
    for (const id of ids) {
      this.addedAt = performance.now();
      const before = this.changed.has(id) ? this.changed.get(id) : [];
      this.changed.set(id, before && messages[id] ? [...new Set([...before, ...messages[id]])] : null);
    }
    this.everything ||= this.changed.size > most;
  }

  // Anything may have changed.
  addEverything() {
    forgetPrefetched();
    [this.everything, this.addedAt] = [true, performance.now()];
  }

  // The messages of a thread that changed: none, or null where anything of it may have.
  of(id) {
    return this.everything ? null : this.changed.has(id) ? this.changed.get(id) : [];
  }

  // All of it, to be looked at now.
  take() {
    const taken = Object.assign(new LiveNews(), this);
    [this.changed, this.everything] = [new Map(), false];
    return taken;
  }

  // The same is asked for again.
  giveBack({ changed, everything }) {
    this.everything ||= everything;
    this.add([...changed.keys()]);
  }
}
