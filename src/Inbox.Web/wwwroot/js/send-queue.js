import { answerTo, pageIn, Unreachable } from "./fetched-page.js";

// What was written goes out beside the page, one after the other in the order of writing, whatever is looked at meanwhile. While the
// server cannot be had the first of them is tried again: it has an id of its own, so it is one message however often it arrives.
const afterFailure = 3_000;
const mostKeptAlive = 30_000;
const waiting = [];

export const unsentOf = (conversation) => waiting.filter((written) => written.conversation === conversation);

// waits() and ended({ page, address, later }) say what becomes of it: address is where it stands, null where it is refused; later is
// what was written after one that is refused, which does not overtake it.
export const queue = (written) => {
  waiting.push(written);
  if (waiting.length === 1) {
    sendAll();
  }
};

const sendAll = async () => {
  while (waiting.length) {
    const [written] = waiting;
    try {
      const answer = await post(written);
      const page = await pageIn(answer);
      const address = answer.status === 201 ? answer.headers.get("Location") : null;
      const [, ...later] = address ? [written] : unsentOf(written.conversation);
      [written, ...later].forEach((one) => waiting.splice(waiting.indexOf(one), 1));
      written.ended({ page, address, later });
    } catch (error) {
      if (!(error instanceof Unreachable)) {
        throw error;
      }
      written.waits();
      await connection();
    }
  }
};

// A page that is left takes a short one with it.
const post = async (written) => {
  const { address, body } = written;
  written.survives = written.survives === undefined && body instanceof URLSearchParams && `${body}`.length < mostKeptAlive;
  const answer = await answerTo(address, { method: "POST", body, headers: { Prefer: "return=minimal" }, keepalive: written.survives });
  if (answer.status >= 500) {
    throw new Unreachable(`${address} was answered ${answer.status}`);
  }
  return answer;
};

const connection = () => new Promise((resume) => {
  setTimeout(resume, afterFailure);
  addEventListener("online", resume, { once: true });
});

// What would be lost with the page.
addEventListener("beforeunload", (event) => waiting.some(({ survives }) => !survives) && event.preventDefault());
