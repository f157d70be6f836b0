// What is begun in a form and not sent: the browser asks before the page with it is left.
const isChanged = (field) => {
  if (field.localName === "select") {
    const shown = [...field.options].filter((option) => option.defaultSelected);
    return (shown.length ? shown : [field.options[0]]).some((option) => !option.selected);
  }
  return ["checkbox", "radio"].includes(field.type) ? field.checked !== field.defaultChecked
    : field.type !== "hidden" && field.value !== field.defaultValue;
};

let sent = null;

window.addEventListener("submit", (event) => {
  sent = event.defaultPrevented ? sent : event.target;
});

window.addEventListener("beforeunload", (event) => {
  const begun = [...document.querySelectorAll("form[data-unsaved]")]
    .some((form) => form !== sent && [...form.elements].some((field) => field.matches("input, select, textarea") && isChanged(field)));
  sent = null;
  if (begun) {
    event.preventDefault();
  }
});
