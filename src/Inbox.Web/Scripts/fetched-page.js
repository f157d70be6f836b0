// The server cannot be had: the network is away, or it is in trouble. Whatever else goes wrong is a mistake of ours: nobody catches it,
// so that the browser reports it.
export class Unreachable extends Error {}

const isAbort = (error) => error instanceof DOMException && error.name === "AbortError";

const reach = (promise) => promise.catch((error) => {
  throw isAbort(error) ? error : new Unreachable(error.message, { cause: error });
});

// Null in place of what was not reached or is not wanted any more: promise.catch(nothingUnreachable).
export const nothingUnreachable = (error) => {
  if (!(error instanceof Unreachable || isAbort(error))) {
    throw error;
  }
  return null;
};

// The answer to a request, whatever its status. That nobody is signed in any more is said to the page as a whole.
export const answerTo = async (address, how) => {
  const answer = await reach(fetch(address, how));
  if (answer.status === 401) {
    document.dispatchEvent(new CustomEvent("inbox:signed-out"));
  }
  return answer;
};

export const pageIn = async (answer) => new DOMParser().parseFromString(await reach(answer.text()), "text/html");

// A page or a piece of one as the server has it now; null where there is nothing to see any more.
export const pageOf = async (address, how) => {
  const answer = await answerTo(address, how);
  if (answer.status >= 500) {
    throw new Unreachable(`${address} was answered ${answer.status}`);
  }
  return answer.ok && !answer.redirected ? pageIn(answer) : null;
};
