#!/bin/sh
# Chromium 153 (npm @sparticuz/chromium 153.0.0, driven by playwright-core 1.57.0).
#
# Guess: Enter in a field of a form presses the form's default button, which is the first submit button in the order of the tree, and where
# that one is disabled nothing is submitted, as the HTML standard has it (implicit submission). So a disabled first button keeps Enter from
# sending a form that has several ways to be sent.
# Seen: a disabled button is passed over, and Enter presses the next one that is not, with its name and value. That holds for <button> and
# <input>, shown or hidden. Only a first button that is not disabled, which may be hidden, takes the press. So a form in which Enter must
# not do what its buttons do needs a first button that does something harmless.
#
# Needs: sh, npm, node 20, Linux on x64. Fails if what is printed changes.
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --silent --no-audit --no-fund --prefix "$work" @sparticuz/chromium@153.0.0 playwright-core@1.57.0 >&2
cat > unpack.mjs <<'JS'
import fs from "node:fs";
import zlib from "node:zlib";
const bin = "node_modules/@sparticuz/chromium/bin";
fs.writeFileSync("chromium", zlib.brotliDecompressSync(fs.readFileSync(`${bin}/chromium.br`)), { mode: 0o755 });
fs.writeFileSync("libraries.tar", zlib.brotliDecompressSync(fs.readFileSync(`${bin}/al2023.tar.br`)));
JS
node unpack.mjs
mkdir libraries
tar -xf libraries.tar -C libraries
cat > press.mjs <<'JS'
import { chromium } from "playwright-core";
const browser = await chromium.launch({ executablePath: `${process.cwd()}/chromium`,
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  env: { ...process.env, LD_LIBRARY_PATH: `${process.cwd()}/libraries/lib:${process.env.LD_LIBRARY_PATH ?? ""}` } });
console.log(`Chromium ${browser.version().split(".")[0]}`);
const page = await browser.newPage();
const firsts = {
  "no other button": "",
  "a disabled button first": "<button type=submit name=pressed value=first disabled></button>",
  "a disabled and hidden button first": "<button type=submit name=pressed value=first disabled hidden></button>",
  "a disabled input first": "<input type=submit name=pressed value=first disabled>",
  "a hidden button first": "<button type=submit name=pressed value=first hidden></button>",
};
for (const [what, first] of Object.entries(firsts)) {
  await page.setContent(`<form>${first}<input type=radio name=kind value=note checked><textarea name=text></textarea>
    <button type=submit name=pressed value=send>Send</button></form>`);
  await page.evaluate(() => {
    window.pressed = "nothing";
    document.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      window.pressed = event.submitter?.value ?? "no button";
    });
  });
  await page.focus("input[type=radio]");
  await page.keyboard.press("Enter");
  console.log(`${what}: Enter presses ${await page.evaluate(() => window.pressed)}`);
}
await browser.close();
JS
node press.mjs > seen.txt
cat > expected.txt <<'TXT'
Chromium 153
no other button: Enter presses send
a disabled button first: Enter presses send
a disabled and hidden button first: Enter presses send
a disabled input first: Enter presses send
a hidden button first: Enter presses first
TXT
cat seen.txt
diff expected.txt seen.txt
