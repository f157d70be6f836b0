// One event stream for all tabs of a browser: the tab that holds the lock has it, and tells the others what it hears.
const beatWithin = 45_000;
const pollEvery = 15_000;
const patience = 3_000;

export class LiveStream {
  // hear({ ids, everything }) for what changed; show(isLive) when that begins or ends.
  constructor({ address, name, since, hear, show }) {
    Object.assign(this, { address, hear, show, since: Number(since), heard: new Map(), isLive: true });
    this.channel = new BroadcastChannel(`inbox ${name}`);
    this.channel.onmessage = (event) => this.listen(event.data);
    this.channel.postMessage({ hello: this.since });
    if (navigator.locks) {
      navigator.locks.request(`inbox ${name}`, () => new Promise(() => this.lead()));
    } else {
      this.lead();
    }
  }

  listen({ hello, news, isLive }) {
    if (hello && this.source) {
      // A page that was read before we began to hear must look for itself.
      const ids = [...this.heard].filter(([, at]) => at >= hello - 5_000).map(([id]) => id);
      this.channel.postMessage({ news: hello >= this.leadsSince ? { ids } : { everything: true }, isLive: this.isLive });
    } else if (!this.source) {
      if (news) {
        this.hear(news);
      }
      if (isLive !== undefined) {
        this.setLive(isLive);
      }
    }
  }

  lead() {
    this.leadsSince = this.since;
    this.open();
    setInterval(() => this.watch(), 5_000);
    // A machine that wakes up has a dead stream without knowing it.
    window.addEventListener("online", () => this.open());
    window.addEventListener("offline", () => this.lose());
  }

  open() {
    this.source?.close();
    this.beatAt = Date.now();
    this.source = new EventSource(`${this.address}?since=${this.since}`);
    this.source.addEventListener("alive", (event) => this.take(event));
    this.source.addEventListener("changed", (event) => this.take(event, { ids: event.data.split(" ") }));
    this.source.addEventListener("everything", (event) => this.take(event, { everything: true }));
    this.source.onerror = () => this.lose();
  }

  take(event, news) {
    [this.since, this.beatAt] = [Number(event.lastEventId) || this.since, Date.now()];
    if (navigator.onLine) {
      clearTimeout(this.losing);
      this.losing = null;
      this.tell(true);
    }
    if (news) {
      news.ids?.forEach((id) => this.heard.set(id, this.since));
      this.heard.forEach((at, id) => at < this.since - 60_000 && this.heard.delete(id));
      this.hear(news);
      this.channel.postMessage({ news });
    }
  }

  // The browser comes back by itself after most errors; only what lasts is said.
  lose() {
    this.losing ??= setTimeout(() => this.tell(false), patience);
  }

  watch() {
    const now = Date.now();
    if (this.source.readyState === EventSource.CLOSED || now - this.beatAt > beatWithin) {
      this.lose();
      this.open();
    }
    // Where streams are blocked, pages are asked for slowly instead.
    if (!this.isLive && now - (this.polledAt ?? 0) > pollEvery) {
      this.polledAt = now;
      this.hear({ everything: true });
      this.channel.postMessage({ news: { everything: true } });
    }
  }

  tell(isLive) {
    if (this.isLive !== isLive) {
      this.setLive(isLive);
      this.channel.postMessage({ isLive });
    }
  }

  setLive(isLive) {
    this.isLive = isLive;
    this.show(isLive);
  }
}
