// Takes files that are dropped on the composer or pasted into it, and leaves out at once what is too large.
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.problem = this.querySelector("[role=status]");
    const form = this.closest("form");
    form.addEventListener("dragover", (event) => this.welcome(event));
    form.addEventListener("drop", (event) => this.take(event, event.dataTransfer));
    form.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    this.input.addEventListener("change", () => this.keep([...this.input.files]));
  }

  welcome(event) {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
    }
  }

  take(event, source) {
    if (source?.files.length) {
      event.preventDefault();
      this.keep([...this.input.files, ...source.files]);
    }
  }

  keep(files) {
    const most = Number(this.dataset.most);
    const kept = new DataTransfer();
    files.filter((file) => file.size <= most).forEach((file) => kept.items.add(file));
    this.input.files = kept.files;
    const left = files.filter((file) => file.size > most).map((file) => this.dataset.tooLarge.replace("{0}", file.name));
    this.problem.textContent = left.join(" ");
  }
}

customElements.define("file-drop", FileDrop);
