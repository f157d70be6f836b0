// What the server refused is said over the page, which stays as it is. What is not there any more, the browser shows.
const gone = [401, 403, 404];

export const showRefusal = (page, { status, url }) => {
  const words = page.querySelector(".error-page");
  if (gone.includes(status) || !words) {
    location.assign(new URL(url).pathname.startsWith("/conversations/") ? location.href : url);
    return;
  }
  const dialog = document.getElementById("refusal");
  dialog.querySelector("h2").textContent = words.querySelector("h1").textContent;
  dialog.querySelector(".dialog__body").replaceChildren(
    ...[...words.querySelectorAll("h1 ~ p:not(.error-page__code)")].map((piece) => document.importNode(piece, true)));
  dialog.showModal();
};
