import { isComposing } from "./composition.js";
import { nothingUnreachable, pageOf } from "./fetched-page.js";

// By what the list can be narrowed down is fetched when the menu is opened; what is typed leaves of it what has these words.
class FilterMenu extends HTMLElement {
  connectedCallback() {
    this.details = this.closest("details");
    this.details.addEventListener("toggle", () => this.details.open && this.load());
    this.addEventListener("keydown", (event) => event.target === this.search && this.steer(event));
  }

  get items() {
    return [...this.querySelectorAll(".facets a")].filter((item) => item.checkVisibility());
  }

  // The link is there again whenever the list was renewed, and leads to what that one can be narrowed down by.
  get link() {
    return this.querySelector("[data-facets]");
  }

  // One was chosen: the others lead on from the list that is coming, and wait for it.
  rest() {
    this.search.focus();
    this.querySelector(".facets").inert = true;
  }

  // Another list is shown below the open menu.
  renew(address) {
    this.address = address;
    this.load();
  }

  async load() {
    this.address = this.link?.href ?? this.address;
    const { address } = this;
    const page = await pageOf(address).catch(nothingUnreachable);
    const facets = page?.querySelector(".facets");
    if (!facets || !this.details.open || address !== this.address) {
      return;
    }
    const hadFocus = this.contains(document.activeElement) || document.activeElement === this.details.querySelector("summary");
    this.search ??= this.field();
    this.search.value = "";
    this.querySelector(".facets")?.remove();
    this.link?.replaceWith(this.search);
    this.search.after(document.importNode(facets, true));
    if (hadFocus) {
      this.search.focus();
    }
  }

  field() {
    const field = Object.assign(document.createElement("input"), { className: "input", type: "search", autocomplete: "off" });
    field.setAttribute("aria-label", this.dataset.label);
    field.placeholder = this.dataset.label;
    field.addEventListener("input", () => this.show(field.value));
    return field;
  }

  // A word may be of the choice or of what it is a choice of.
  show(typed) {
    const words = typed.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    for (const list of this.querySelectorAll(".facets ul")) {
      const title = list.previousElementSibling;
      for (const item of list.children) {
        const text = `${title.textContent} ${item.textContent}`.toLocaleLowerCase();
        item.hidden = !words.every((word) => text.includes(word));
      }
      list.hidden = title.hidden = [...list.children].every((item) => item.hidden);
    }
    const none = this.querySelector(".facets [data-none]");
    none.textContent = this.items.length ? "" : none.dataset.none;
  }

  steer(event) {
    const [first] = this.items;
    if (event.key === "ArrowDown" && first) {
      event.preventDefault();
      first.focus();
    } else if (event.key === "Enter" && !isComposing(event)) {
      event.preventDefault();
      first?.click();
    }
  }
}

customElements.define("filter-menu", FilterMenu);
