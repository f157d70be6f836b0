// With a key or another button than the first, a link opens where the browser says: in a tab or a window of its own, or as a file.
export const isPlainClick = (event) =>
  event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.defaultPrevented);
