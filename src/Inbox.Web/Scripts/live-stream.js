import { LiveSource } from "./live-source.js";

// One event stream for all tabs of a browser: the tab that holds the lock has it, and tells the others what it hears.
const remembered = 60_000;
const overlap = 5_000;

export class LiveStream {
  // hear({ ids, everything }) for what changed; show(isLive) when that begins or ends; led() once this tab has the stream.
  // Where somebody comes, writes or leaves is told by an event of the document, "inbox:presence".
  constructor({ address, name, since, hear, show, led }) {
    Object.assign(this, { address, hearChanges: hear, show, led, start: Number(since), heard: new Map() });
    this.channel = new BroadcastChannel(`inbox ${name}`);
    this.channel.onmessage = (event) => this.listen(event.data);
    this.channel.postMessage({ hello: this.start });
    if (navigator.locks) {
      navigator.locks.request(`inbox ${name}`, () => new Promise(() => this.lead()));
    } else {
      this.lead();
    }
  }

  // The event's own words name the conversations; who is there is asked for by whoever shows one of them.
  hear({ present, ...news }) {
    if (present) {
      document.dispatchEvent(new CustomEvent("inbox:presence", { detail: present }));
    } else {
      this.hearChanges(news);
    }
  }

  listen({ hello, news, isLive }) {
    if (hello && this.source) {
      this.channel.postMessage({ news: this.newsSince(hello), isLive: this.source.isLive });
    } else if (!this.source) {
      if (news) {
        this.hear(news);
      }
      if (isLive !== undefined) {
        this.show(isLive);
      }
    }
  }

  // A page that was read before we began to hear must look for itself.
  newsSince(moment) {
    return moment < this.start
      ? { everything: true }
      : { ids: [...this.heard].filter(([, at]) => at >= moment - overlap).map(([id]) => id) };
  }

  lead() {
    this.source = new LiveSource({
      address: this.address,
      since: this.start,
      hear: (news, now) => this.tell(news, now),
      show: (isLive) => {
        this.show(isLive);
        this.channel.postMessage({ isLive });
      },
    });
    this.led();
  }

  tell(news, now) {
    news.ids?.forEach((id) => this.heard.set(id, now));
    this.heard.forEach((at, id) => at < now - remembered && this.heard.delete(id));
    this.hear(news);
    this.channel.postMessage({ news });
  }
}
