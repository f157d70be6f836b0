// What is half written while another conversation is looked at waits in memory, for where the server does not hold it.
const texts = new Map();
const field = () => document.querySelector("reply-composer #text");

export const keepUnsent = (id) => {
  if (id && field()) {
    texts.set(id, field().value);
  }
};

export const giveBackUnsent = (id) => {
  const text = texts.get(id);
  if (text && field() && !field().value) {
    field().value = text;
    field().dispatchEvent(new Event("input", { bubbles: true }));
  }
};
