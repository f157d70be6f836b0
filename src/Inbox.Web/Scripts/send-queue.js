import { answerTo, pageIn, Unreachable } from "./fetched-page.js";
import { putToken, renewToken } from "./form-token.js";

// What was written goes out beside the page, one after the other of each conversation, whatever is looked at meanwhile. While the server
// cannot be had the first of them is tried again: it has an id of its own, so it is one message however often it arrives.
const afterFailure = 3_000;
const mostKeptAlive = 30_000;
// A server that is in trouble, or a file that cannot be read any more: it goes back to whoever wrote it.
const mostFailures = 4;
const queues = new Map();
const ids = new Set();

export const unsentOf = (conversation) => queues.get(conversation) ?? [];

// Whether it left the composer in this page and did not come back.
export const wasQueued = (id) => ids.has(id);

// waits() and ended({ page, address, later }) say what becomes of it: address is where it stands, null where it is refused; page is what
// the server said, null where it said nothing; later is what was written after one that is refused, which does not overtake it.
export const queue = (written) => {
  const { conversation, id } = written;
  ids.add(id);
  queues.set(conversation, [...unsentOf(conversation), written]);
  if (unsentOf(conversation).length === 1) {
    sendAll(conversation);
  }
};

const sendAll = async (conversation) => {
  while (unsentOf(conversation).length) {
    const [written] = unsentOf(conversation);
    let answer, page;
    try {
      answer = await postAsNow(written);
      page = await pageIn(answer);
    } catch (error) {
      written.survives = false;
      if (!(error instanceof Unreachable)) {
        end(written, null, null);
        throw error;
      }
      await wait(written, error);
      continue;
    }
    // Outside of the above: a mistake in what follows must not make a message that was taken one that was refused.
    end(written, page, answer.status === 201 ? answer.headers.get("Location") : null);
  }
};

const end = (written, page, address) => {
  const ended = address ? [written] : unsentOf(written.conversation);
  queues.set(written.conversation, unsentOf(written.conversation).filter((one) => !ended.includes(one)));
  ended.forEach(({ id }) => address || ids.delete(id));
  written.ended({ page, address, later: ended.slice(1) });
};

// Without a network it waits as long as that takes.
const wait = async (written, { isAnswered }) => {
  written.failures = (written.failures ?? 0) + (isAnswered || (navigator.onLine && written.body instanceof FormData) ? 1 : 0);
  if (written.failures >= mostFailures) {
    end(written, null, null);
    return;
  }
  written.waits();
  await new Promise((resume) => {
    setTimeout(resume, afterFailure);
    addEventListener("online", resume, { once: true });
  });
};

// Once more where the session is another one by now.
const postAsNow = async (written) => {
  const answer = await post(written);
  const token = answer.status === 400 ? await renewToken() : null;
  if (token) {
    putToken(written.body, token);
  }
  return token ? post(written) : answer;
};

// A page that is left takes a short one with it.
const post = async (written) => {
  const { address, body } = written;
  written.survives = written.survives === undefined && body instanceof URLSearchParams && `${body}`.length < mostKeptAlive;
  const answer = await answerTo(address, { method: "POST", body, headers: { Prefer: "return=minimal" }, keepalive: written.survives });
  if (answer.status >= 500) {
    throw Object.assign(new Unreachable(`${address} was answered ${answer.status}`), { isAnswered: true });
  }
  return answer;
};

// What would be lost with the page.
addEventListener("beforeunload", (event) =>
  [...queues.values()].flat().some(({ survives }) => !survives) && event.preventDefault());
