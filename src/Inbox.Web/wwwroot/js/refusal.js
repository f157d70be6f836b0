// What the server refused is said over the page, which stays as it is. What is not there any more, the browser shows.
const gone = [401, 403, 404];

const isWriting = () => document.activeElement?.matches("textarea, input:not([type=checkbox], [type=radio])");

// Whoever went on to something else meanwhile is told beside it, and keeps the keyboard.
const showBeside = (dialog) => {
  const at = document.activeElement;
  dialog.classList.add("dialog--beside");
  dialog.show();
  at?.focus({ preventScroll: true });
};

// hasLeft: whether another conversation is looked at by now.
export const showRefusal = (page, { status, url }, hasLeft) => {
  const words = page.querySelector(".error-page");
  if (!words && hasLeft) {
    return;
  }
  if (!hasLeft && gone.includes(status) || !words) {
    location.assign(new URL(url).pathname.startsWith("/conversations/") ? location.href : url);
    return;
  }
  const dialog = document.getElementById("refusal");
  dialog.querySelector("h2").textContent = words.querySelector("h1").textContent;
  dialog.querySelector(".dialog__body").replaceChildren(
    ...[...words.querySelectorAll("h1 ~ p:not(.error-page__code)")].map((piece) => document.importNode(piece, true)));
  dialog.close();
  dialog.classList.remove("dialog--beside");
  if (hasLeft || isWriting()) {
    showBeside(dialog);
  } else {
    dialog.showModal();
  }
};
