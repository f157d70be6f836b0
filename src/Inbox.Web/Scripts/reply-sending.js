import { countLeft } from "./characters-left.js";
import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { areKeysAtRest, restKeys } from "./keyboard-rest.js";
import { goOn } from "./next-thread.js";
import { keepAsDraft } from "./refused-draft.js";
import { putBack } from "./refused-reply.js";
import { queue, unsentOf } from "./send-queue.js";
import { dropUnsent, sayWaiting, showUnsent } from "./unsent-messages.js";
import { isLeftToBrowser, takeOut } from "./written-reply.js";

const composerOf = (conversation) =>
  [...document.querySelectorAll("reply-composer")].find((composer) => composer.conversation === conversation);

// Its form is sent beside the page where that can be done, and once where it cannot, however often it is clicked.
export const sendReply = (composer, event) => {
  const { form, dataset, conversation } = composer;
  // Nobody presses the form's first button but Enter in a field of it.
  if (event.submitter?.hidden) {
    event.preventDefault();
    return;
  }
  // Whatever was pressed: a note is never sent.
  const submitter = composer.isNote ? composer.querySelector(".composer__add-note") : event.submitter;
  if (!isLeftToBrowser(form, submitter)) {
    event.preventDefault();
    const says = sendBeside(composer, submitter) || areKeysAtRest() ? "" : dataset.empty;
    composer.querySelector(".composer__problem")?.replaceChildren(says);
    countLeft(composer);
    composer.writing.focus();
  } else if (form.dataset.sent || unsentOf(conversation).length) {
    event.preventDefault();
  } else {
    form.dataset.sent = "true";
    composer.keeper.stop();
  }
};

// False where it holds nothing.
const sendBeside = (composer, submitter) => {
  const written = takeOut(composer, submitter);
  if (written) {
    restKeys();
    composer.keeper.stop();
    queue(Object.assign(written, { waits: () => wait(written), ended: (answer) => end(written, answer) }));
    showUnsent(written.conversation);
    written.leaving = written.goesOn ? threads()?.leave() : null;
  }
  return Boolean(written);
};

const threads = () => document.querySelector("inbox-live")?.threads;

const wait = (written) => {
  threads()?.stay(written.leaving);
  sayWaiting(written);
};

const end = (written, { page, address, later }) => {
  if (address) {
    taken(written, page, address);
  } else {
    refuse(page, [written, ...later]);
  }
};

const taken = ({ conversation, id, isPlain, goesOn, leaving }, page, address) => {
  const composer = composerOf(conversation);
  if (composer && goesOn) {
    follow(address, leaving);
    return;
  }
  if (composer && !unsentOf(conversation).length) {
    composer.settledAt = performance.now();
    composer.keeper.goOn(page);
  }
  document.dispatchEvent(new CustomEvent("inbox:sent", { detail: { conversation, messages: isPlain ? [id] : null } }));
};

const follow = async (address, leaving) => {
  const from = location.pathname;
  const page = await pageOf(address).catch(nothingUnreachable);
  if (!page || !goOn(page, address, from, leaving)) {
    location.assign(address);
  }
};

const refuse = (page, all) => {
  all.forEach(({ leaving }) => threads()?.stay(leaving));
  const composer = composerOf(all[0].conversation);
  const refused = page?.querySelector("reply-composer:has(.composer__refusal)");
  all.forEach(({ id }) => dropUnsent(id));
  if (!composer) {
    keepAsDraft(all, refused);
    return;
  }
  const { odd, signedOut } = composer.dataset;
  putBack(composer, refused, document.querySelector("session-watch dialog[open]") ? signedOut : odd, all);
  countLeft(composer);
  composer.keeper.begin();
};
