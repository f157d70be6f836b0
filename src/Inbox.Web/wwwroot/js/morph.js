import { Idiomorph } from "../lib/idiomorph.js";

// Turns a piece of the page into what the server says it is now, and leaves alone what the person is at: open menus, the choice
// of a reaction, and what is being written.
const callbacks = {
  beforeAttributeUpdated: (name, element) => !(name === "open" && element.localName === "details"),
  beforeNodeRemoved: (node) => !node.classList?.contains("reaction-picker--at-message"),
  beforeNodeMorphed: (before, now) => !(before.localName === "reply-composer" && now.localName === "reply-composer"),
};

export const morph = (element, now) => Idiomorph.morph(element, now, { callbacks });
