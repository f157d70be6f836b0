// Enter sends what is written, as a chat does; with Shift it begins a line.
document.addEventListener("keydown", (event) => {
  const isPlain = event.key === "Enter" && !(event.shiftKey || event.ctrlKey || event.metaKey || event.altKey || event.isComposing);
  if (isPlain && event.target.matches(".composer__text") && event.keyCode !== 229) {
    event.preventDefault();
    event.target.form.requestSubmit(event.target.form.querySelector(".button--main"));
  }
});
