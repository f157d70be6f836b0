import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { isPlainClick } from "./plain-click.js";

// A message is quoted, and the quote dropped, without losing what is written.
let wanted;

export const quoting = (event, composer) => {
  if (!isPlainClick(event) || !composer.text) {
    return;
  }
  const reply = event.target.closest(".message__reply");
  if (reply) {
    event.preventDefault();
    quote(reply.href, composer);
  } else if (event.target.closest(".composer__drop-quote")) {
    event.preventDefault();
    show(null, composer);
  }
};

// The page behind the link holds the quote; where it cannot be had, the link is followed.
const quote = async (address, composer) => {
  wanted = address;
  const page = await pageOf(address).catch(nothingUnreachable);
  if (wanted !== address) {
    return;
  }
  const found = page?.querySelector(".composer__answering");
  if (found) {
    show(document.importNode(found, true), composer);
  } else {
    location.assign(address);
  }
};

const show = (found, composer) => {
  wanted = null;
  composer.querySelector(".composer__answering")?.remove();
  composer.querySelector("[name=kind][value=reply]").checked = true;
  if (found) {
    composer.querySelector("#composer-reply").prepend(found);
  }
  composer.text.focus();
};
