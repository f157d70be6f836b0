// Files that were chosen are with the page alone until they are sent: the browser asks before it drops them.
window.addEventListener("beforeunload", (event) => {
  if ([...document.querySelectorAll("file-drop input")].some(({ files }) => files?.length)) {
    event.preventDefault();
  }
});
