import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { LivePace } from "./live-pace.js";
import { LiveStream } from "./live-stream.js";
import { morph } from "./morph.js";
import { Notices } from "./notices.js";

const answerOf = (page) => page.querySelector(".search-answer");

// What is found now is looked for again when something was written anywhere, and the page has what it was asked for and nothing else.
class SearchLive extends HTMLElement {
  connectedCallback() {
    this.pace = new LivePace();
    document.addEventListener("visibilitychange", () => this.plan());
    window.addEventListener("pageshow", ({ persisted }) => persisted && this.hear({ everything: true }));
    const { stream, name, since, notices } = this.dataset;
    // Also the tab that has the stream for all others.
    this.notices = notices && "Notification" in window ? new Notices({ address: notices, name, since, isShown: () => false }) : null;
    new LiveStream({
      address: stream, name, since, led: () => this.notices?.lead(), hear: (news) => this.hear(news), show: () => {},
    });
  }

  hear(news) {
    this.notices?.hear(news);
    this.isOld = true;
    this.plan();
  }

  // Nobody looks: it waits.
  plan() {
    if (this.isOld && !this.planned && !document.hidden) {
      this.planned = setTimeout(() => this.look(), this.pace.delay(true));
    }
  }

  // What cannot be reached is told of once more by the stream when it is back.
  async look() {
    this.isOld = false;
    this.pace.begin();
    const page = await pageOf(location.href).catch(nothingUnreachable);
    if (page && answerOf(page)) {
      morph(answerOf(document), answerOf(page));
    }
    this.pace.end();
    this.planned = null;
    this.plan();
  }
}

customElements.define("search-live", SearchLive);
