// Tells where it is wanted that somebody writes: once in a while, since it is shown for a while.
const every = 10_000;

export class TypingSign {
  constructor(form, address) {
    [this.form, this.address] = [form, address];
  }

  tell() {
    const now = Date.now();
    const { text, __RequestVerificationToken: token } = this.form.elements;
    if (this.address && text?.value.trim() && now - (this.toldAt ?? 0) > every) {
      this.toldAt = now;
      fetch(this.address, { method: "POST", body: new URLSearchParams({ __RequestVerificationToken: token.value }) }).catch(() => {});
    }
  }
}
