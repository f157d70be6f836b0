import { endRefusal } from "./refusal.js";
import { forgetPrefetched } from "./thread-prefetch.js";

window.addEventListener("online", () => endRefusal(true));

// Says whether what is shown is still renewed; what could not be done while it was not may be done now.
export const sayLive = (isLive) => {
  const live = document.querySelector("inbox-live");
  live.querySelector(".live-status").textContent = isLive ? "" : live.dataset.lost;
  if (isLive) {
    endRefusal(true);
  } else {
    forgetPrefetched();
  }
};
