// What a press unfolds is written in at once: were the keyboard left on the button, letters would be commands. Not by the toggle event,
// which comes a moment later: the first letters may be faster.
document.addEventListener("click", (event) => {
  const details = event.target.closest?.("details.editor > summary")?.parentElement;
  if (!details || details.open || event.defaultPrevented) {
    return;
  }
  event.preventDefault();
  details.open = true;
  const field = details.querySelector("input:not([type=hidden]), textarea");
  field?.focus();
  field?.setSelectionRange?.(field.value.length, field.value.length);
});
