import { Idiomorph } from "idiomorph";

// Turns a piece of the page into what the server says it is now, and leaves alone what the person is at: open menus, the stops for Tab,
// the choice of a reaction, what is chosen, and what is being written. What is on its way out stays so.
const ofPerson = ["tabindex", "inert", "aria-busy", "data-done"];
const callbacks = {
  beforeAttributeUpdated: (name, element) =>
    !ofPerson.includes(name) && !(name === "open" && ["details", "dialog"].includes(element.localName)),
  beforeNodeRemoved: (node) => !node.matches?.(".reaction-picker--at-message, .text-choice__list, .message--unsent, .thread__new"),
  beforeNodeMorphed: (before, now) => {
    if (before.localName === "reply-composer" && now.localName === "reply-composer") {
      if (!before.isBegun) {
        return true;
      }
      renewComposer(before, now);
      return false;
    }
    if (before.localName === "late-count" && now.localName === "late-count") {
      before.renew(now);
      return false;
    }
    return !before.matches?.(
      "details.note-edit[open], details.editor[open], details[open] > filter-menu, bulk-count, [form=bulk], #bulk input");
  },
};

// Of the composer only what the server says: its clock, and whether anything can be sent. Words that were begun stay.
const renewComposer = (before, now) => {
  before.see(now.querySelector("[name=seen]").value);
  before.form.action = now.querySelector("form").action;
  const isOther = Boolean(before.text) !== Boolean(now.querySelector("[name=text]"));
  const quoted = before.querySelector("[name=replyTo]")?.value;
  if (quoted && document.querySelector(`#message-${CSS.escape(quoted)} > .message__bubble--gone`)) {
    before.querySelector(".composer__answering")?.remove();
  }
  for (const id of ["composer-clock", ...(isOther && !before.text?.value ? ["composer-reply"] : [])]) {
    morph(before.querySelector(`#${id}`), now.querySelector(`#${id}`));
  }
};

// The space between the children of a box that lays them out itself is nothing to see, and leads the comparison astray: where one child
// comes anew, those after it would be taken for others, and be made anew without what they hold.
const dropSpace = (box) => [...box.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && !node.data.trim())
  .forEach((node) => node.remove());

export const morph = (element, now) => {
  if (/flex|grid/.test(getComputedStyle(element).display)) {
    [element, now].forEach(dropSpace);
  }
  Idiomorph.morph(element, now, { callbacks });
};
