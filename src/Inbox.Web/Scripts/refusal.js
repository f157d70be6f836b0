// What the server refused is said over the page, which stays as it is. What is not there any more, the browser shows.
const gone = [403, 404];
const signedOut = 401;

export const isWriting = () => document.activeElement?.matches("textarea, input:not([type=checkbox], [type=radio])");

// Whoever went on to something else meanwhile is told beside it, and keeps the keyboard.
export const openDialog = (dialog, isBeside) => {
  const at = document.activeElement;
  dialog.close();
  dialog.classList.toggle("dialog--beside", isBeside);
  if (!isBeside) {
    dialog.showModal();
    return;
  }
  dialog.show();
  document.activeElement.blur();
  at.focus({ preventScroll: true });
};

// Its reason is gone: whatever was done since was done. isLostOnly: what was refused for another reason stays.
export const endRefusal = (isLostOnly) => {
  const dialog = document.querySelector(`#refusal${isLostOnly ? "[data-is-lost]" : ""}`);
  if (dialog?.open && !dialog.matches(":modal")) {
    dialog.close();
  }
};

// Over the page it was about what lay open there; another one does, by the browser's way back.
document.addEventListener("inbox:shown", ({ detail }) => {
  const dialog = document.querySelector("#refusal:modal");
  if (detail.hasCome && dialog) {
    dialog.close();
  }
});

// Beside what is being done: the connection is gone, and so is nothing else.
export const sayLost = () => {
  const dialog = document.getElementById("refusal");
  openDialog(dialog, true);
  dialog.dataset.isLost = "";
  dialog.querySelector("h2").textContent = dialog.dataset.lost;
  dialog.querySelector(".dialog__body").replaceChildren();
};

// hasLeft: whether another conversation is looked at by now.
export const showRefusal = (page, { status, url }, hasLeft) => {
  if (status === signedOut) {
    return; // The page says it itself (session-watch.js), and keeps what was written.
  }
  const words = page.querySelector(".error-page");
  if (!hasLeft && (gone.includes(status) || !words)) {
    location.assign(new URL(url).pathname.startsWith("/conversations/") ? location.href : url);
    return;
  }
  const dialog = document.getElementById("refusal");
  openDialog(dialog, hasLeft || isWriting());
  delete dialog.dataset.isLost;
  dialog.querySelector("h2").textContent = words?.querySelector("h1").textContent ?? dialog.dataset.odd;
  // Once it is open, so that it is read out where the keyboard is elsewhere.
  dialog.querySelector(".dialog__body").replaceChildren(
    ...[...(words?.querySelectorAll("h1 ~ p:not(.error-page__code)") ?? [])].map((piece) => document.importNode(piece, true)));
};
