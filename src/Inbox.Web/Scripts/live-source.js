// The event stream of one browser: knows when it is dead, comes back by itself, and asks slowly where streams do not pass.
const beatWithin = 45_000;
const pollEvery = 15_000;
const patience = 3_000;
const restsFor = 60_000;

// "conversation/message/message conversation/message": what is told right before "changed" names them.
const messagesOf = (data) => Object.fromEntries(data.split(" ").map((one) => {
  const [id, ...messages] = one.split("/");
  return [id, messages.filter(Boolean)];
}));

export class LiveSource {
  // hear({ ids, everything, messages }, since) for what changed, and of which threads nothing but these messages did;
  // show(isLive) when that begins or ends.
  constructor({ address, since, hear, show }) {
    Object.assign(this, { address, since, hear, show, isLive: true, restsUntil: 0, polledAt: 0 });
    this.open();
    setInterval(() => this.watch(), 5_000);
    // A machine that wakes up has a dead stream without knowing it; so has a page that comes from the browser's memory of pages.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.open());
    window.addEventListener("online", () => this.open());
    window.addEventListener("offline", () => this.lose());
  }

  open() {
    this.events?.close();
    this.beatAt = Date.now();
    this.events = new EventSource(`${this.address}?since=${this.since}`);
    const on = (name, take) => this.events.addEventListener(name, take);
    on("alive", (event) => this.take(event));
    on("messages", (event) => (this.messages = messagesOf(event.data)));
    on("changed", (event) => this.take(event, { ids: event.data.split(" "), messages: this.messages ?? {} }));
    on("presence", (event) => this.take(event, { present: event.data.split(" ") }));
    on("everything", (event) => this.take(event, { everything: true }));
    on("crowded", () => this.rest());
    on("error", () => this.lose());
  }

  take(event, news) {
    [this.since, this.beatAt] = [Number(event.lastEventId) || this.since, Date.now()];
    if (navigator.onLine) {
      clearTimeout(this.losing);
      this.losing = null;
      this.tell(true);
    }
    if (news) {
      this.hear(news, this.since);
      this.messages = null;
    }
  }

  // The browser comes back by itself after most errors; only what lasts is said.
  lose() {
    this.losing ??= setTimeout(() => this.tell(false), patience);
  }

  // The agent has opened too many browsers after this one.
  rest() {
    this.events.close();
    this.restsUntil = Date.now() + restsFor;
    this.tell(false);
  }

  watch() {
    const now = Date.now();
    const isDead = this.events.readyState === EventSource.CLOSED || now - this.beatAt > beatWithin;
    if (isDead && now > this.restsUntil) {
      this.lose();
      this.open();
    }
    // Where streams are blocked, pages are asked for slowly instead.
    if (!this.isLive && now - this.polledAt > pollEvery) {
      this.polledAt = now;
      this.hear({ everything: true }, this.since);
    }
  }

  tell(isLive) {
    if (this.isLive !== isLive) {
      this.isLive = isLive;
      this.show(isLive);
    }
  }
}
