import { nothingUnreachable, pageOf } from "./fetched-page.js";
import { isComposing } from "./composition.js";
import { morph } from "./morph.js";

const pause = 150;
let [looking, asked] = [null, null];

// What a form finds is shown while its words are typed. The address is that of what is shown, so that it can be kept and gone back to.
const look = async (field) => {
  const address = new URL(field.form.action);
  address.search = new URLSearchParams([...new FormData(field.form)].filter(([, value]) => value)).toString();
  asked = address.href;
  const page = await pageOf(address.href).catch(nothingUnreachable);
  const [answer, found] = [document, page].map((root) => root?.querySelector(field.dataset.answer));
  if (answer && found && asked === address.href) {
    morph(answer, found);
    history.replaceState(history.state, "", address);
  }
};

document.addEventListener("input", (event) => {
  const field = event.target;
  if (field.matches?.("input[data-answer]") && !isComposing(event)) {
    clearTimeout(looking);
    looking = setTimeout(() => look(field), pause);
  }
});
