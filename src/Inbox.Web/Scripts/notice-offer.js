import { answerTo, nothingUnreachable } from "./fetched-page.js";

// Asks once whether the browser should tell of what happens elsewhere. It can only be told where the browser can show it; without this,
// nothing can be.
class NoticeOffer extends HTMLElement {
  connectedCallback() {
    if (!("Notification" in window) || Notification.permission === "denied") {
      this.hide();
    }
    this.addEventListener("submit", (event) => {
      event.preventDefault();
      this.choose(event.target);
    });
  }

  // Whoever says no to the browser has said no.
  async choose(form) {
    const wants = Boolean(form.querySelector("[name=of]"));
    const isAllowed = wants && (await Notification.requestPermission()) === "granted";
    const chosen = wants && !isAllowed ? this.querySelector("form:last-of-type") : form;
    const answer = await answerTo(chosen.action, { method: "POST", body: new URLSearchParams(new FormData(chosen)) })
      .catch(nothingUnreachable);
    if (answer?.ok && isAllowed) {
      await document.querySelector("draft-keeper")?.settle();
      location.reload();
    } else if (answer?.ok) {
      this.hide();
    }
  }

  // It stays where the server has it, and knows that it is not wanted: what takes itself out of a page that is being renewed leads that
  // astray.
  hide() {
    (this.internals ??= this.attachInternals()).states.add("unwanted");
  }
}

customElements.define("notice-offer", NoticeOffer);
