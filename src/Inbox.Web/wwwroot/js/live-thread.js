import { morph } from "./morph.js";

const incoming = () => [...document.querySelectorAll(".thread .message--incoming")];

// Shows the thread and its contact as they are now, and returns what is to be read out: the newest words that were not there.
export const showThread = (page, said = "") => {
  const known = new Set(incoming().map((message) => message.id));
  for (const piece of [".thread", ".panel"]) {
    morph(document.querySelector(piece), page.querySelector(piece));
  }
  const news = incoming().filter((message) => !known.has(message.id)).at(-1);
  const textOf = (part) => news.querySelector(part)?.textContent.trim() ?? "";
  return news ? said.replace("{0}", textOf("h4, header")).replace("{1}", textOf(".message__text")) : null;
};
