// A page or a piece of one as the server has it now; null where there is nothing to see any more. Fails where the server is in trouble.
export const pageOf = async (address, how) => {
  const answer = await fetch(address, how);
  if (answer.status >= 500) {
    throw new Error(`${address} was answered ${answer.status}`);
  }
  return answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
};
