// Where the newest message of a thread stands. The thread is laid out from its end, at which nothing is scrolled.
const near = 60;
const scroller = () => document.querySelector(".thread__scroll");

export const isAtEnd = () => Math.abs(scroller()?.scrollTop ?? 0) <= near;

export const goToEnd = () => {
  scroller()?.scrollTo({ top: 0 });
  scroller()?.focus({ preventScroll: true });
};

// arrived() each time that the reader comes to the end, until the signal.
export const onEnd = (arrived, signal) =>
  scroller()?.addEventListener("scroll", () => isAtEnd() && arrived(), { passive: true, signal });
