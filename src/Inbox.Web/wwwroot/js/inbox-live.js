import { refreshRows } from "./live-list.js";
import { LiveStream } from "./live-stream.js";
import { morph } from "./morph.js";

const calm = 1_000;
const pageOf = async (address) => {
  const answer = await fetch(address);
  return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};

// Keeps the list and the thread as they are on the server. What changed is asked for by the same addresses as everything else.
class InboxLive extends HTMLElement {
  connectedCallback() {
    [this.ids, this.everything, this.appliedAt] = [new Set(), false, 0];
    document.addEventListener("visibilitychange", () => this.plan());
    new LiveStream({
      address: this.dataset.stream,
      name: this.dataset.name,
      since: this.dataset.since,
      hear: (news) => this.hear(news),
      show: (isLive) => (this.querySelector(".live-status").textContent = isLive ? "" : this.dataset.lost),
    });
  }

  hear({ ids = [], everything = false }) {
    ids.forEach((id) => this.ids.add(id));
    this.everything ||= everything;
    this.plan();
  }

  // The first news at once; under load they are merged, and the tabs do not all ask in the same moment. Nobody looks: it waits.
  plan() {
    if (this.planned || document.hidden || !(this.everything || this.ids.size)) {
      return;
    }
    const wait = Date.now() - this.appliedAt > calm ? 0 : 100 + Math.random() * 400;
    this.planned = setTimeout(() => this.apply(), wait);
  }

  async apply() {
    const [ids, everything] = [[...this.ids], this.everything];
    [this.everything, this.appliedAt] = [false, Date.now()];
    this.ids.clear();
    try {
      await Promise.all([everything ? this.refreshList() : this.refreshRows(ids), this.refreshThread(ids, everything)]);
    } catch {
      // Not reached: what was to be asked for is asked for again with the next news.
      ids.forEach((id) => this.ids.add(id));
      this.everything ||= everything;
      await new Promise((resume) => setTimeout(resume, calm));
    }
    this.planned = null;
    this.plan();
  }

  async refreshRows(ids) {
    const address = new URL(this.dataset.rows, location.href);
    address.searchParams.set("ids", ids.join(" "));
    if (this.dataset.open) {
      address.searchParams.set("open", this.dataset.open);
    }
    if (!document.querySelector(".conversation-list__rows")) {
      await this.refreshList();
      return;
    }
    const rows = await pageOf(address);
    if (rows && !refreshRows(ids, rows, Boolean(this.dataset.paged))) {
      await this.refreshList();
    }
  }

  async refreshList() {
    const now = (await pageOf(location.href))?.querySelector(".conversation-list");
    const list = document.querySelector(".conversation-list");
    if (now && list) {
      morph(list, now);
    } else if (now) {
      location.reload();
    }
  }

  async refreshThread(ids, everything) {
    const { thread, open } = this.dataset;
    if (!thread || !(everything || ids.includes(open))) {
      return;
    }
    const page = await pageOf(thread);
    const known = new Set([...document.querySelectorAll(".thread .message")].map((message) => message.id));
    for (const piece of page ? [".thread", ".panel"] : []) {
      morph(document.querySelector(piece), page.querySelector(piece));
    }
    const news = [...document.querySelectorAll(".thread .message--incoming")].filter((message) => !known.has(message.id)).at(-1);
    if (news && page) {
      const [who, words] = ["h4, header", ".message__text"].map((part) => news.querySelector(part)?.textContent.trim() ?? "");
      this.querySelector("[role=log]").textContent = this.dataset.said.replace("{0}", who).replace("{1}", words);
    }
  }
}

customElements.define("inbox-live", InboxLive);
