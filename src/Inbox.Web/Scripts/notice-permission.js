// The browser itself must be asked, by a click, whether it may show notifications.
class NoticePermission extends HTMLElement {
  connectedCallback() {
    this.button = this.querySelector("button");
    this.hidden = !("Notification" in window);
    this.button.addEventListener("click", () => Notification.requestPermission().then(() => this.show()));
    if (!this.hidden) {
      this.show();
    }
  }

  show() {
    this.querySelector("[role=status]").textContent = this.dataset[Notification.permission] ?? "";
    this.button.hidden = Notification.permission !== "default";
  }
}

customElements.define("notice-permission", NoticePermission);
