// Moves on how long contacts have waited and how long windows stay open, in the server's words and by the server's clock. What
// looks different from then on, as a window that is soon closed, is asked for like any other change.
const every = 15_000;
const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

class MinuteHand extends HTMLElement {
  connectedCallback() {
    this.ahead = Number(this.dataset.now) - Date.now();
    this.ticking = setInterval(() => this.tick(), every);
    const { signal } = (this.leaving = new AbortController());
    document.addEventListener("visibilitychange", () => this.tick(), { signal });
  }

  disconnectedCallback() {
    this.leaving.abort();
    clearInterval(this.ticking);
  }

  tick() {
    if (document.hidden) {
      return;
    }
    const now = Date.now() + this.ahead;
    const turned = new Set();
    document.querySelectorAll("[data-began], [data-ends]").forEach((element) => {
      const { began, ends, turns } = element.dataset;
      this.write(element, began ? now - began : Math.max(0, ends - now), Boolean(ends));
      if (turns && turns <= now) {
        turned.add(element.closest(".conversation-row")?.id.replace("conversation-", ""));
      }
    });
    if (turned.size) {
      document.querySelector("inbox-live")?.look([...turned]);
    }
  }

  // As Wait and WindowClock say it; what is left of a window in rounder words.
  write(element, length, isRound) {
    const { days, hours, hoursMinutes, minutes } = this.dataset;
    const [whole, rest] = [Math.floor(length / hour), Math.floor(length / minute) % 60];
    const words =
      length >= 2 * day ? days.replace("{0}", Math.floor(length / day))
      : isRound && length >= 3 * hour ? hours.replace("{0}", whole)
      : length >= hour ? hoursMinutes.replace("{0}", whole).replace("{1}", rest)
      : minutes.replace("{0}", Math.max(1, rest));
    if (element.textContent !== words) {
      element.textContent = words;
    }
  }
}

customElements.define("minute-hand", MinuteHand);
