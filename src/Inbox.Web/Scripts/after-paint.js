// An act that is done once, after the next picture of the page, however often it is asked for until then: what measures the page, or
// changes nothing to be seen, keeps nobody waiting for that picture.
export const afterPaint = (act) => {
  let isPlanned = false;
  return () => {
    if (!isPlanned) {
      isPlanned = true;
      requestAnimationFrame(() => setTimeout(() => {
        isPlanned = false;
        act();
      }));
    }
  };
};
