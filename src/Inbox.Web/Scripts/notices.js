import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { chime } from "./chime.js";

// Tells the agent of what they want to be told of. The tab that leads asks and tells, so each thing is told once; what lies open
// before somebody's eyes in any tab is not told at all. What was told is remembered for the tab that leads next.
const soonest = 300;
const overlap = 5_000;
const longest = 3_600_000;
const glance = 150;
const mostKnown = 300;

export class Notices {
  // isShown(id): whether this tab shows that conversation.
  constructor({ address, name, since, isShown }) {
    Object.assign(this, { address, isShown, key: `notices ${name}`, ids: new Set(), seen: new Set() });
    this.start = Number(since);
    this.channel = new BroadcastChannel(this.key);
    this.channel.onmessage = ({ data: { asks, sees } }) => {
      if (asks && this.isBeforeEyes(asks)) {
        this.channel.postMessage({ sees: asks });
      }
      this.seen.add(sees);
    };
  }

  // From now on it is this tab that tells. Windows close without any news.
  lead() {
    this.leads = true;
    setInterval(() => this.plan(), 60_000);
    this.hear({ everything: true });
  }

  hear({ ids = [], everything = false }) {
    ids.forEach((id) => this.ids.add(id));
    this.everything ||= everything;
    this.plan();
  }

  plan() {
    if (this.leads && Notification.permission === "granted") {
      this.planned ??= setTimeout(() => this.ask(), soonest + Math.random() * soonest);
    }
  }

  // What was written before the first page was loaded stands in it. Later, what was committed a little late is asked for again.
  get memory() {
    const { until, known = [] } = JSON.parse(localStorage.getItem(this.key) ?? "{}");
    return { since: until ? Math.max(until - overlap, this.start - longest) : this.start, known };
  }

  async ask() {
    const ids = this.everything || this.ids.size > 200 ? [] : [...this.ids];
    const { since, known } = this.memory;
    this.ids.clear();
    [this.everything, this.planned] = [false, null];
    const about = ids.length ? `&ids=${ids.join("+")}` : "";
    const list = (await pageOf(`${this.address}?since=${since}${about}`).catch(nothingUnreachable))?.querySelector("ul");
    if (!list) {
      this.everything = true;
      return;
    }
    const fresh = [...list.children].filter((notice) => !known.includes(notice.dataset.key));
    const now = [...known, ...fresh.map((notice) => notice.dataset.key)].slice(-mostKnown);
    localStorage.setItem(this.key, JSON.stringify({ until: Number(list.dataset.until), known: now }));
    await Promise.all(fresh.map((notice) => this.tell(notice, Boolean(list.dataset.sound))));
  }

  async tell(notice, isAloud) {
    const { conversation, key } = notice.dataset;
    this.seen.delete(conversation);
    this.channel.postMessage({ asks: conversation });
    await new Promise((resume) => setTimeout(resume, glance));
    if (this.isBeforeEyes(conversation) || this.seen.has(conversation)) {
      return;
    }
    const shown = new Notification(notice.querySelector("b").textContent,
      { body: notice.querySelector("p")?.textContent, tag: key, silent: true });
    shown.onclick = () => {
      window.focus();
      shown.close();
      location.assign(`/conversations/${conversation}`);
    };
    if (isAloud) {
      chime();
    }
  }

  isBeforeEyes(conversation) {
    return !document.hidden && document.hasFocus() && this.isShown(conversation);
  }
}
