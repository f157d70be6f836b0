// The tab says how many conversations of the list are unread, and so does the app's icon where it is installed.
const title = document.title;

export const showUnread = () => {
  const count = document.querySelectorAll(".conversation-row--unread").length;
  document.title = count ? `(${count}) ${title}` : title;
  navigator.setAppBadge?.(count).catch(() => {});
};
