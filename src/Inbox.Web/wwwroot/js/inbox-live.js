import { Unreachable } from "./fetched-page.js";
import { fetchRows, refreshList } from "./live-list.js";
import { LivePace } from "./live-pace.js";
import { LiveStream } from "./live-stream.js";
import { refreshThread } from "./live-thread.js";
import { Notices } from "./notices.js";
import { ThreadSwitch } from "./thread-switch.js";
import { showUnread } from "./unread-title.js";

const afterFailure = 3_000;

// Keeps the list and the thread as they are on the server. What changed is asked for by the same addresses as everything else.
class InboxLive extends HTMLElement {
  connectedCallback() {
    [this.news, this.everything, this.pace] = [new Map(), false, new LivePace()];
    showUnread();
    this.threads = new ThreadSwitch({ open: this.dataset.open, piece: this.dataset.thread, done: () => this.plan() });
    document.addEventListener("visibilitychange", () => this.plan());
    document.addEventListener("inbox:sent", ({ detail: { conversation, messages } }) =>
      this.look([conversation], messages ? { [conversation]: messages } : {}));
    const { stream, name, since, notices } = this.dataset;
    this.notices = notices && "Notification" in window
      ? new Notices({ address: notices, name, since, isShown: (id) => id === this.threads.open })
      : null;
    new LiveStream({
      address: stream, name, since, led: () => this.notices?.lead(), hear: (news) => this.hear(news),
      show: (isLive) => (this.querySelector(".live-status").textContent = isLive ? "" : this.dataset.lost),
    });
  }

  hear({ ids = [], everything = false, messages = {} }) {
    this.notices?.hear({ ids, everything });
    this.everything ||= everything;
    this.look(ids, messages);
  }

  // What may look different by now; the thread where none is named. Of some threads nothing but these messages does, or nothing at all.
  look(ids, messages = {}) {
    for (const id of ids.map((one) => one ?? this.threads.open)) {
      const before = this.news.has(id) ? this.news.get(id) : [];
      this.news.set(id, before && messages[id] ? [...new Set([...before, ...messages[id]])] : null);
    }
    this.plan();
  }

  // What lies open at once, a row a moment later; under load news are merged. Nobody looks: it waits. Another page took its place: it ends.
  plan() {
    if (this.planned || !this.isConnected || document.hidden || this.threads.asking || !(this.everything || this.news.size)) {
      return;
    }
    this.planned = setTimeout(() => this.apply(), this.pace.delay(this.news.has(this.threads.open)));
  }

  async apply() {
    const { news, everything, threads: { open } } = this;
    const messages = news.has(open) ? news.get(open) : [];
    this.pace.begin();
    [this.everything, this.news] = [false, new Map()];
    try {
      await Promise.all([everything ? refreshList() : fetchRows([...news.keys()], this.dataset, open),
        this.refreshThread(everything ? null : messages)]);
      if (!this.threads.asking) {
        this.threads.choose(this.threads.open);
      }
    } catch (error) {
      if (!(error instanceof Unreachable)) {
        throw error;
      }
      // The same is asked for again.
      this.everything ||= everything;
      this.look([...news.keys()]);
      await new Promise((resume) => setTimeout(resume, afterFailure));
    } finally {
      showUnread();
      document.dispatchEvent(new CustomEvent("inbox:changed"));
      this.pace.end();
      this.planned = null;
      this.plan();
    }
  }

  // messages: all that changed in it; null where anything may have.
  async refreshThread(messages) {
    const { piece } = this.threads;
    if (!piece || messages?.length === 0) {
      return;
    }
    const news = await refreshThread({
      piece,
      messages,
      said: this.dataset.said,
      isWanted: () => this.isConnected && piece === this.threads.piece,
    });
    if (news) {
      this.querySelector("[role=log]").textContent = news;
    }
  }
}

customElements.define("inbox-live", InboxLive);
