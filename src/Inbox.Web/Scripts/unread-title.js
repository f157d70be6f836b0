// The tab says how many conversations of the list are unread, and so does the app's icon where it is installed.
let title = document.title;

export const showUnread = () => {
  const count = document.querySelectorAll(".conversation-row--unread").length;
  document.title = count ? `(${count}) ${title}` : title;
  navigator.setAppBadge?.(count).catch((error) => {
    // An app that is not installed may have no icon to write on.
    if (error.name !== "NotAllowedError") {
      throw error;
    }
  });
};

// Another page is shown without being loaded.
export const showTitle = (name) => {
  title = `${name.trim()} · Inbox`;
  showUnread();
};
