import { nothingUnreachable, pageOf } from "./fetched-page.js";

const name = "__RequestVerificationToken";

// A form's token is good for the session that it was shown to. Where the same person has signed in anew, in another tab, the page's
// forms get a new one; null where nobody or somebody else is signed in.
export const renewToken = async () => {
  const page = await pageOf(location.href).catch(nothingUnreachable);
  const [theirs, ours] = [page, document].map((one) => one?.querySelector("inbox-live")?.dataset.name);
  const token = theirs === ours ? page?.querySelector(`[name=${name}]`)?.value : null;
  if (token) {
    document.querySelectorAll(`[name=${name}]`).forEach((field) => (field.value = token));
  }
  return token ?? null;
};

export const putToken = (body, token) => body.set(name, token);
