import { queue } from "./send-queue.js";
import { keepRefused } from "./unsent-text.js";

const shownFor = 20_000;

// Another conversation is looked at by now: what was not taken waits where it was written, and the person is told.
export const keepAsDraft = (all, refused) => {
  const [{ to, refusals, conversation }] = all;
  const whyOf = (page) => page?.querySelector(".composer__refusal")?.textContent.trim();
  const ended = ({ address, page }) => {
    const isKept = address || whyOf(page);
    if (!isKept) {
      keepRefused(conversation, textOf(all, false), textOf(all, true), all.flatMap(({ files }) => files));
    }
    say((isKept ? refusals.kept : refusals.here).replace("{0}", to).replace("{1}", whyOf(page) ?? whyOf(refused) ?? ""));
  };
  queue({ ...draftOf(all), conversation: `${conversation} draft`, waits: () => {}, ended });
};

const textOf = (all, isNote) => all.filter((one) => one.isNote === isNote).map((one) => one.text).filter(Boolean).join("\n");

// One draft of them all.
const draftOf = (all) => {
  const address = new URL(all[0].address);
  address.pathname = address.pathname.replace(/[^/]+$/, "draft");
  const body = new FormData();
  const texts = { text: textOf(all, false), note: textOf(all, true), isPutBack: "true" };
  const first = Object.fromEntries(["id", "replyTo", "__RequestVerificationToken"].map((name) => [name, all[0].body.get(name)]));
  Object.entries({ ...first, ...texts }).forEach(([name, value]) => value && body.set(name, value));
  all.flatMap((one) => one.body.getAll("fileIds")).forEach((id) => body.append("fileIds", id));
  all.flatMap(({ files }) => files).forEach((file) => body.append("files", file));
  return { id: body.get("id"), address: address.href, body };
};

const say = (words) => {
  const toast = Object.assign(document.createElement("div"), { className: "toast", role: "alert", textContent: words });
  document.body.append(toast);
  setTimeout(() => toast.remove(), shownFor);
};
