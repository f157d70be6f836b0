// Takes files that are chosen, dropped on the composer or pasted into it, names them, and leaves out at once what would be refused.
class FileDrop extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input");
    this.problem = this.querySelector("[role=status]");
    const form = this.closest("form");
    form.addEventListener("dragover", (event) => this.welcome(event));
    form.addEventListener("drop", (event) => this.take(event, event.dataTransfer));
    form.addEventListener("paste", (event) => this.take(event, event.clipboardData));
    // What is chosen a second time comes to what was chosen before.
    this.input.addEventListener("click", () => (this.chosen = [...this.input.files]));
    this.input.addEventListener("change", () => this.keep([...(this.chosen ?? []), ...this.input.files]));
    this.name();
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
    const [kept, problems] = [new DataTransfer(), []];
    for (const file of files) {
      const problem = this.problemOf(file) ?? this.problemBeside(kept.files, file);
      if (problem) {
        problems.push(problem.replace("{0}", file.name));
      } else {
        kept.items.add(file);
      }
    }
    this.input.files = kept.files;
    this.problem.textContent = [...new Set(problems)].join(" ");
    this.name();
  }

  name() {
    document.getElementById(this.dataset.list).replaceChildren(...[...this.input.files].map((file) => this.rowOf(file)));
  }

  rowOf(file) {
    const row = this.querySelector("template").content.firstElementChild.cloneNode(true);
    if (file.type.startsWith("image/")) {
      this.picture(row.querySelector("img"), file);
    }
    row.querySelector("bdi").textContent = file.name;
    row.querySelector("small").textContent = this.sizeOf(file.size);
    row.querySelector(".visually-hidden").textContent = this.dataset.remove.replace("{0}", file.name);
    row.querySelector("button").addEventListener("click", () => {
      this.keep([...this.input.files].filter((other) => other !== file));
      this.input.focus();
    });
    return row;
  }

  // Not every picture that a phone takes is one that the browser shows.
  picture(image, file) {
    const address = URL.createObjectURL(file);
    image.addEventListener("load", () => (image.hidden = false));
    for (const end of ["load", "error"]) {
      image.addEventListener(end, () => URL.revokeObjectURL(address));
    }
    image.src = address;
  }

  sizeOf(bytes) {
    return bytes < 1_000 ? `${bytes} B` : bytes < 1_000_000 ? `${Math.floor(bytes / 1_000)} kB` : `${Math.round(bytes / 100_000) / 10} MB`;
  }

  // Beside those that go with it already.
  problemBeside(files, file) {
    const { mostFiles, mostTogether, tooMany, tooMuch } = this.dataset;
    const here = this.closest("form").querySelectorAll("#kept-files > li").length;
    if (here + files.length >= Number(mostFiles)) {
      return tooMany;
    }
    return [...files, file].reduce((sum, { size }) => sum + size, 0) > Number(mostTogether) ? tooMuch : null;
  }

  // What the server would refuse as well, before anything is sent; it looks at the bytes too.
  problemOf(file) {
    const ending = /\.[^.]+$/.exec(file.name)?.[0].toLowerCase();
    if (ending && !this.input.accept.split(",").includes(ending)) {
      return this.dataset.wrongType;
    }
    const { most, tooLarge, mostPicture, tooLargePicture } = this.dataset;
    return file.size > Number(most) ? tooLarge
      : file.type.startsWith("image/") && file.size > Number(mostPicture) ? tooLargePicture : null;
  }
}

customElements.define("file-drop", FileDrop);
