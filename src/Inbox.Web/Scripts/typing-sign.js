import { answerTo, nothingUnreachable } from "./fetched-page.js";

// Tells that somebody writes: the colleagues every few seconds, and the contact once in a while where the channel wants it.
const every = 3_000;
const everyToThem = 10_000;

export class TypingSign {
  constructor(form, { typing, showsTyping }) {
    Object.assign(this, { form, address: typing, isShown: Boolean(showsTyping), toldAt: 0, toldThemAt: 0 });
  }

  tell(field) {
    const now = Date.now();
    if (!field.value.trim() || now - this.toldAt < every) {
      return;
    }
    const isForUs = !this.isShown || field.name === "note" || now - this.toldThemAt < everyToThem;
    this.toldAt = now;
    this.toldThemAt = isForUs ? this.toldThemAt : now;
    const { __RequestVerificationToken: token } = this.form.elements;
    answerTo(this.address, { method: "POST", body: new URLSearchParams({ isForUs, __RequestVerificationToken: token.value }) })
      .catch(nothingUnreachable);
  }
}
