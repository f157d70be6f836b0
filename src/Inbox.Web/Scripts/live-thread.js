import { fetchAsMany } from "./earlier-messages.js";
import { pageOf } from "./fetched-page.js";
import { morph } from "./morph.js";
import { keepOlder } from "./older-messages.js";
import { partFromSent } from "./sent-elsewhere.js";
import { isAtEnd } from "./thread-end.js";
import { dropShown } from "./unsent-messages.js";

// The thread that lies open, kept as the server has it: what came is fetched alone where it can be, else the thread anew.
const mostAlone = 20;
const shown = () => [...document.querySelectorAll(".thread__messages .message")];
const incoming = () => shown().filter((message) => message.matches(".message--incoming"));

// Fetches what changed and shows it: of what nothing but these messages did, or null. Returns what is to be read out.
// isWanted() says whether the thread is still the one that lies open.
export const refreshThread = async ({ piece, messages, said = "", isWanted }) => {
  const [askedAt, address] = [performance.now(), messages && newsAddress(piece, messages)];
  let page = await pageOf(address ?? piece);
  const news = page?.querySelector(".thread-news");
  const known = new Set(incoming().map((message) => message.id));
  if (page && isWanted()) {
    if (news && !showNews(news)) {
      page = await pageOf(piece);
    }
    if (page?.querySelector(".thread") && isWanted()) {
      await showAll(page, { askedAt, messages, isWanted });
    }
  }
  return sayNewest(known, said);
};

// Where the messages stand last in the thread, nothing else being written below them.
const newsAddress = (piece, messages) => {
  const last = document.querySelector(".thread__messages > :last-child > .message:last-child");
  const { look } = document.querySelector(".thread").dataset;
  if (!last || messages.length > mostAlone || !document.querySelector("read-marker")) {
    return null;
  }
  const address = new URL(piece, location.href);
  address.pathname += "/news";
  for (const [name, value] of Object.entries({ last: last.id.slice("message-".length), look, messages: messages.join(" ") })) {
    address.searchParams.set(name, value);
  }
  return address;
};

// Whether it fits: the first is here already, and what is not here follows all that is.
const showNews = (news) => {
  const messages = [...news.querySelectorAll(".message")];
  const isHere = messages.map((message) => Boolean(document.getElementById(message.id)));
  const fits = isHere[0] && shown().at(-1).id === messages[isHere.lastIndexOf(true)].id
    && !isHere.slice(0, isHere.lastIndexOf(true)).includes(false);
  if (!fits) {
    return false;
  }
  const day = shown().at(-1).parentElement;
  messages.forEach((message, place) => (isHere[place]
    ? morph(document.getElementById(message.id), message)
    : day.append(document.importNode(message, true))));
  for (const clock of ["composer-clock", "panel-clock"]) {
    morph(document.getElementById(clock), news.querySelector(`#${clock}`));
  }
  document.querySelector("read-marker").setAttribute("until", news.dataset.until);
  document.querySelector("reply-composer").see(news.dataset.seen);
  dropShown();
  partFromSent();
  return true;
};

// What lies here and not on the page is as it was; where that may be no more, it is fetched too, or again once its reader goes there.
const showAll = async (page, { askedAt, messages, isWanted }) => {
  const isHereAlone = (id) => document.getElementById(`message-${id}`) && !page.getElementById(`message-${id}`);
  const keeps = messages && !messages.some(isHereAlone);
  if (!keeps && !isAtEnd()) {
    await fetchAsMany(page);
  }
  if (isWanted()) {
    showThread(page, askedAt, keeps);
  }
};

// The thread and its contact as a page has them that was asked for then.
export const showThread = (page, askedAt, keeps = true) => {
  document.querySelector("reply-composer")?.holdFrom(askedAt);
  if (keeps) {
    keepOlder(page);
  }
  for (const piece of [".thread", ".panel"]) {
    morph(document.querySelector(piece), page.querySelector(piece));
  }
  dropShown();
  partFromSent();
};

const sayNewest = (known, said) => {
  const news = incoming().filter((message) => !known.has(message.id)).at(-1);
  const textOf = (part) => news.querySelector(part)?.textContent.trim() ?? "";
  return news ? said.replace("{0}", textOf("h4, header")).replace("{1}", textOf(".message__text")) : null;
};
