import { isComposing } from "./composition.js";
import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { matching, pageCommands, run } from "./page-commands.js";

const pause = 120;

// Ctrl or ⌘ K: one field for what can be done here, where one can go, and whom one can talk to. The field keeps the keyboard.
class CommandBar extends HTMLElement {
  connectedCallback() {
    [this.dialog, this.field, this.list, this.none] = ["dialog", "input", "[role=listbox]", "[role=status]"]
      .map((part) => this.querySelector(part));
    document.addEventListener("keydown", (event) => this.openByKey(event));
    document.addEventListener("click", (event) => event.target.closest?.("[data-opens=command-bar]") && this.open());
    this.field.addEventListener("input", () => this.look());
    this.field.addEventListener("keydown", (event) => this.move(event));
    this.list.addEventListener("click", (event) => this.choose(event.target.closest("[role=option]")));
    this.dialog.addEventListener("click", (event) => event.target === this.dialog && this.dialog.close());
  }

  openByKey(event) {
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && !isComposing(event)) {
      event.preventDefault();
      this.open();
    }
  }

  open() {
    if (!this.dialog.open) {
      this.field.value = "";
      this.commands = pageCommands();
      this.dialog.showModal();
      this.look();
    }
  }

  look() {
    const typed = this.field.value.trim();
    this.show(matching(this.commands, typed));
    clearTimeout(this.looking);
    if (typed.length > 1) {
      this.looking = setTimeout(() => this.lookForNames(typed), pause);
    }
  }

  async lookForNames(typed) {
    const page = await pageOf(`${this.dataset.found}?name=${encodeURIComponent(typed)}`).catch(nothingUnreachable);
    if (page && typed === this.field.value.trim()) {
      const found = [...page.querySelectorAll("a")]
        .map((link) => ({ element: document.importNode(link),
        content: document.importNode(link, true).childNodes }));
      this.show([...matching(this.commands, typed), ...found]);
    }
  }

  show(commands) {
    this.list.replaceChildren(...commands.map((command, number) => this.optionFor(command, number)));
    this.none.textContent = commands.length ? "" : this.none.dataset.none;
    this.point(this.list.firstElementChild);
  }

  optionFor({ words, keys, element, content }, number) {
    const option = document.createElement("div");
    Object.assign(option, { id: `command-${number}`, className: "command-bar__option", role: "option", command: element });
    option.append(...(content ?? [words]));
    if (keys) {
      option.append(Object.assign(document.createElement("kbd"), { textContent: keys }));
    }
    return option;
  }

  point(option) {
    this.list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    this.field.setAttribute("aria-activedescendant", option?.id ?? "");
  }

  move(event) {
    const now = this.list.querySelector("[aria-selected=true]");
    const next = { ArrowDown: now?.nextElementSibling ?? this.list.firstElementChild,
      ArrowUp: now?.previousElementSibling ?? this.list.lastElementChild
      }[event.key];
    if (next) {
      event.preventDefault();
      this.point(next);
    } else if (event.key === "Enter" && !isComposing(event)) {
      event.preventDefault();
      this.choose(now);
    }
  }

  choose(option) {
    if (option) {
      this.dialog.close();
      run(option.command);
    }
  }
}

customElements.define("command-bar", CommandBar);
