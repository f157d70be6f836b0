#!/bin/sh
# idiomorph 0.8.0 in jsdom 26.1.0, with node 20.
#
# Guess: morphing a page into one that has one element more leaves the elements after it as they are; at most what is new is made.
# Seen: where the markup is indented, as rendered pages are, the text nodes of white space between the elements shift the comparison. The
# element behind the new one is put aside and made anew although nothing of it changed. A custom element with ids inside is even put in
# empty first and filled afterwards: its connectedCallback runs before it has a child. Without the space between the same elements, none of
# this happens. So a component that looks for its parts when it is connected fails just where something optional appears before it.
#
# Needs: sh, npm, node 20. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" idiomorph@0.8.0 jsdom@26.1.0 >&2
cat > look.cjs <<'JS'
const { JSDOM } = require("jsdom");
const source = require("fs").readFileSync(require.resolve("idiomorph/dist/idiomorph.js"), "utf8");
const look = (name, space) => {
  const { window } = new JSDOM("<body></body>", { runScripts: "outside-only" });
  // jsdom has none; the ids here need no escaping.
  window.CSS = { escape: (id) => id };
  window.eval(`${source}; window.morph = Idiomorph.morph;`);
  const parts = (extra) => ["<header>who</header>", ...extra, "<template>row</template>",
    "<answer-box><form id=answer><textarea id=text></textarea></form></answer-box>", "<footer>end</footer>"].join(space);
  const log = [];
  window.log = (line) => log.push(line);
  window.eval(`customElements.define("answer-box", class extends HTMLElement {
    connectedCallback() { log(this.firstElementChild ? "connected with its form" : "connected empty"); }
    disconnectedCallback() { log("taken out"); }
  })`);
  window.document.body.innerHTML = `<main>${parts([])}</main>`;
  log.push("morphed");
  const next = new window.DOMParser().parseFromString(`<main>${parts(["<reaction-list>new</reaction-list>"])}</main>`, "text/html");
  window.morph(window.document.querySelector("main"), next.querySelector("main"));
  console.log(`${name}: ${log.join(", ")}`);
};
look("indented", "\n  ");
look("without space", "");
JS
node look.cjs > seen.txt
cat seen.txt
cat > expected.txt <<'TXT'
indented: connected with its form, morphed, taken out, connected with its form, connected empty, taken out
without space: connected with its form, morphed
TXT
cmp expected.txt seen.txt
