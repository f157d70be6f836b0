import { countLeft } from "./characters-left.js";
import { answerTo, nothingUnreachable } from "./fetched-page.js";
import { areKeysAtRest, restKeys } from "./keyboard-rest.js";
import { leaveToBrowser, putBack } from "./refused-reply.js";
import { queue, unsentOf } from "./send-queue.js";
import { dropUnsent, sayWaiting, showUnsent } from "./unsent-messages.js";
import { isLeftToBrowser, takeOut } from "./written-reply.js";

const composerOf = (conversation) =>
  [...document.querySelectorAll("reply-composer")].find((composer) => composer.conversation === conversation);

// Its form is sent beside the page where that can be done, and once where it cannot, however often it is clicked.
export const sendReply = (composer, event) => {
  const { form, dataset } = composer;
  if (!isLeftToBrowser(form, event.submitter)) {
    event.preventDefault();
    const says = sendBeside(composer, event.submitter) || areKeysAtRest() ? "" : dataset.empty;
    composer.querySelector(".composer__problem")?.replaceChildren(says);
    countLeft(composer);
    composer.writing.focus();
  } else if (form.dataset.sent) {
    event.preventDefault();
  } else {
    form.dataset.sent = "true";
  }
};

// False where it holds nothing.
const sendBeside = (composer, submitter) => {
  const written = takeOut(composer, submitter);
  if (written) {
    restKeys();
    composer.querySelector("draft-keeper").stop();
    queue(Object.assign(written, { waits: () => sayWaiting(written), ended: (answer) => end(written, answer) }));
    showUnsent(written.conversation);
  }
  return Boolean(written);
};

const end = (written, { page, address, later }) => {
  const refused = page.querySelector("reply-composer:has(.composer__refusal)");
  if (address) {
    taken(written, page);
  } else if (refused) {
    refuse(refused, [written, ...later]);
  } else {
    leaveToBrowser([written, ...later]);
  }
};

const taken = ({ conversation, id, isPlain }, page) => {
  const composer = composerOf(conversation);
  if (composer && !unsentOf(conversation).length) {
    composer.settledAt = performance.now();
    composer.querySelector("draft-keeper").goOn(page);
  }
  document.dispatchEvent(new CustomEvent("inbox:sent", { detail: { conversation, messages: isPlain ? [id] : null } }));
};

const refuse = (refused, all) => {
  const composer = composerOf(all[0].conversation);
  all.forEach(({ id }) => dropUnsent(id));
  if (composer) {
    putBack(composer, refused, all);
  } else {
    all.forEach((written) => keepAsDraft(written, refused));
  }
};

// Another conversation is looked at by now: the words wait where they were written, and the person is told.
const keepAsDraft = ({ address, body, to, words }, refused) => {
  const draft = new URL(address);
  draft.pathname = draft.pathname.replace(/[^/]+$/, "draft");
  answerTo(draft, { method: "POST", body }).catch(nothingUnreachable);
  const toast = document.createElement("div");
  Object.assign(toast, { className: "toast", role: "alert", textContent: words.replace("{0}", to)
    .replace("{1}", refused.querySelector(".composer__refusal").textContent.trim()) });
  document.body.append(toast);
  setTimeout(() => toast.remove(), 20_000);
};
