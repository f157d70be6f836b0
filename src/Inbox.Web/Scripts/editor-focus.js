// What a press unfolds is written in at once: were the keyboard left on the button, letters would be commands.
document.addEventListener("toggle", ({ target }) => {
  if (target.open && target.matches?.("details.editor") && target.querySelector("summary") === document.activeElement) {
    const field = target.querySelector("input:not([type=hidden]), textarea");
    field?.focus();
    field?.setSelectionRange?.(field.value.length, field.value.length);
  }
}, true);
