import { isPlainClick } from "./plain-click.js";

// Pictures of the thread, large and one after the other; without scripts, and in a tab of its own, each is a link like any other.
const pictures = () => [...document.querySelectorAll(".thread__messages a.picture")];
const viewer = () => document.getElementById("picture-viewer");

// The address of the one that is shown: the thread may be renewed meanwhile.
let shown;

const show = (link) => {
  const [dialog, all, image] = [viewer(), pictures(), link.querySelector("img")];
  shown = link.href;
  dialog.querySelector("img")?.remove();
  dialog.querySelector("[data-turn]").after(Object.assign(new Image(), { src: link.href, alt: image.alt }));
  dialog.querySelector("[download]").href = link.href;
  dialog.querySelector(".viewer__place").textContent =
    dialog.dataset.place.replace("{0}", all.indexOf(link) + 1).replace("{1}", all.length);
  dialog.querySelectorAll("[data-turn]").forEach((button) => (button.hidden = all.length < 2));
};

const turn = (by) => {
  const all = pictures();
  const at = all.findIndex(({ href }) => href === shown);
  if (all.length && (by || at < 0)) {
    show(all[(Math.max(at, 0) + by + all.length) % all.length]);
  }
};

const steps = () => {
  const forward = document.documentElement.dir === "rtl" ? -1 : 1;
  return { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 1, ArrowUp: -1 };
};

const open = (link) => {
  const dialog = viewer();
  dialog.onkeydown = (event) => {
    const by = steps()[event.key];
    if (by && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      turn(by);
    }
  };
  // Beside the picture: the dialog itself was hit.
  dialog.onclick = ({ target }) => {
    const { turn: by } = target.closest("[data-turn]")?.dataset ?? {};
    if (by) {
      turn(Number(by));
    } else if (target === dialog) {
      dialog.close();
    }
  };
  dialog.onclose = () => {
    dialog.querySelector("img").remove();
    pictures().find(({ href }) => href === shown)?.focus();
  };
  show(link);
  dialog.showModal();
};

document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".thread__messages a.picture");
  if (link && viewer() && isPlainClick(event)) {
    event.preventDefault();
    open(link);
  }
});
