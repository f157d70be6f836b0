import { afterPaint } from "./after-paint.js";

// Puts a page of older messages above those that lie here.
export const earlier = ".thread__messages > .thread__older:not(.thread__older--newest)";

export const linkIn = (page) => page.querySelector(earlier);

// Two pages may share a day. Returns the last message of those that came.
export const put = (page, older) => {
  const [link, first] = [linkIn(page), page.querySelector(".thread__day")];
  const pieces = [...older.querySelectorAll(".thread__messages > :not(.thread__older--newest)")]
    .map((piece) => page.importNode(piece, true));
  const last = pieces.findLast((piece) => piece.matches(".thread__day"));
  const newest = last?.querySelector(".message:last-child");
  link.replaceWith(...pieces);
  if (last && last.dataset.day === first?.dataset.day) {
    first.querySelector(".day-separator").replaceWith(...last.children, ...pieces.slice(pieces.indexOf(last) + 1));
    last.remove();
  }
  return newest;
};

// A browser holds on to what it sees, and of a day with a few messages that is the day itself, into which the earlier ones come: it would
// scroll to its beginning. From its end nothing moves, so there is nothing to hold on to.
export const putInPlace = (page, older) => {
  const scroll = page.querySelector(".thread__scroll");
  scroll.style.overflowAnchor = "none";
  const newest = put(page, older);
  afterPaint(() => scroll.style.removeProperty("overflow-anchor"))();
  return newest;
};
