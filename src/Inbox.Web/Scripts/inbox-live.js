import { Unreachable } from "./fetched-page.js";
import { fetchRows, refreshList } from "./live-list.js";
import { LiveNews } from "./live-news.js";
import { LivePace } from "./live-pace.js";
import { sayLive } from "./live-status.js";
import { LiveStream } from "./live-stream.js";
import { refreshThread } from "./live-thread.js";
import { Notices } from "./notices.js";
import { ThreadSwitch } from "./thread-switch.js";
import { showUnread } from "./unread-title.js";

const afterFailure = 3_000;

// Keeps the list and the thread as they are on the server. What changed is asked for by the same addresses as everything else.
class InboxLive extends HTMLElement {
  connectedCallback() {
    [this.news, this.pace] = [new LiveNews(), new LivePace()];
    showUnread();
    const { open, thread } = this.dataset;
    this.threads = new ThreadSwitch({ open: open || undefined, piece: thread, done: () => this.plan(), showLive: sayLive });
    document.addEventListener("visibilitychange", () => this.plan());
    // A page from the browser's memory of pages knows nothing of what happened since it was left.
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.hear({ everything: true }));
    document.addEventListener("inbox:sent", ({ detail: { conversation, messages } }) =>
      this.look([conversation], messages ? { [conversation]: messages } : {}));
    const { stream, name, since, notices } = this.dataset;
    this.notices = notices && "Notification" in window
      ? new Notices({ address: notices, name, since, isShown: (id) => id === this.threads.open })
      : null;
    new LiveStream({
      address: stream, name, since, led: () => this.notices?.lead(), hear: (news) => this.hear(news), show: sayLive,
    });
  }

  hear({ ids = [], everything = false, messages = {} }) {
    this.notices?.hear({ ids, everything });
    if (everything) {
      this.news.addEverything();
    }
    this.look(ids, messages);
  }

  // What may look different by now; the thread where none is named.
  look(ids, messages) {
    this.news.add(ids.map((one) => one ?? this.threads.open), messages);
    this.plan();
  }

  // What lies open at once, a row a moment later; under load news are merged. Nobody looks: it waits. Another page took its place: it ends.
  plan() {
    if (this.planned || !this.isConnected || document.hidden || this.threads.asking || this.news.isEmpty) {
      return;
    }
    this.planned = setTimeout(() => this.apply(), this.pace.delay(this.news.of(this.threads.open)?.length !== 0));
  }

  async apply() {
    if (this.threads.asking) {
      // What came since may be of the thread that is on its way, as it was before.
      this.planned = null;
      return;
    }
    const [news, { open }] = [this.news.take(), this.threads];
    this.pace.begin();
    try {
      await Promise.all([news.everything ? refreshList() : fetchRows([...news.changed.keys()], this.dataset, open),
        this.refreshThread(news.of(open))]);
    } catch (error) {
      if (!(error instanceof Unreachable)) {
        throw error;
      }
      this.news.giveBack(news);
      await new Promise((resume) => setTimeout(resume, afterFailure));
    } finally {
      // What came may be as the server has it, which knows nothing of what is being left: also where only a part of it came.
      this.threads.choose();
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
    const isWanted = () => this.isConnected && piece === this.threads.piece;
    const news = await refreshThread({ piece, messages, said: this.dataset.said, isWanted });
    this.threads.choose();
    if (news) {
      this.querySelector("[role=log]").textContent = news;
    }
  }
}

customElements.define("inbox-live", InboxLive);
