// A page that was asked for anew has the newest messages alone. What the reader has of those before stays above them, with the link to
// what came before that.
const messages = ".thread__messages";

const nodesBefore = (node) => {
  const all = [...node.parentElement.children];
  return all.slice(0, all.indexOf(node)).filter((other) => !other.matches(".day-separator, .thread__older"));
};

// The page that they stand on has what was written until then.
document.addEventListener("click", async (event) => {
  const [link, keeper] = [event.target.closest?.(".thread__older--newest"), document.querySelector("draft-keeper")];
  if (link?.href && keeper && !keeper.isKept && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    await keeper.settle();
    location.assign(link.href);
  }
});

// page: what is about to be shown.
export const keepOlder = (page) => {
  const first = page.querySelector(`${messages} .message`);
  const here = first && document.getElementById(first.id);
  if (!here?.closest(messages)) {
    return;
  }
  const [day, today] = [here.closest(".thread__day"), first.closest(".thread__day")];
  const lines = nodesBefore(here).filter((node) => !node.matches(".message") || !page.getElementById(node.id));
  if (nodesBefore(day).length === 0 && !lines.some((node) => node.matches(".message"))) {
    return;
  }
  const copies = (nodes) => nodes.map((node) => page.importNode(node, true));
  nodesBefore(first).forEach((node) => node.remove());
  first.before(...copies(lines));
  today.before(...copies(nodesBefore(day)));
  const [now, before] = [page.querySelector(`${messages} > .thread__older`), document.querySelector(`${messages} > .thread__older`)];
  if (before) {
    now?.replaceWith(page.importNode(before, true));
  } else {
    now?.remove();
  }
};
