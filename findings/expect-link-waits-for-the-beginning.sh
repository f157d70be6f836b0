#!/bin/sh
# Chromium 153 (npm @sparticuz/chromium 153.0.0, driven by playwright-core 1.57.0).
#
# Guess: <link rel="expect" href="#main" blocking="render"> holds back the first paint until the element with that id is whole, as the HTML
# standard has it (the element must not be on the parser's stack of open elements any more), so that a page which comes slowly is not
# painted in pieces that move.
# Seen: it waits only until the element has begun. With the content's wrapper named, a page that comes in six pieces, 200 ms apart, is
# painted with the first piece and moves with each of the others. With an empty last element of the body named, the first paint comes
# after the last piece and nothing moves. So the link has to name something behind what is waited for.
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
cat > look.mjs <<'JS'
import http from "node:http";
import { chromium } from "playwright-core";
const pieces = 6;
const server = http.createServer(async (request, response) => {
  const name = { "/wrapper": "main", "/last": "last" }[request.url];
  if (!name) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader("content-type", "text/html");
  response.write(`<!doctype html><title>x</title><link rel="expect" href="#${name}" blocking="render">
    <style>main { display: grid; grid-template-columns: repeat(auto-fit, minmax(200px, 1fr)) }</style><body><main id="main">`);
  for (let i = 0; i < pieces; i++) {
    response.write(`<section>piece ${i} ${"word ".repeat(1000)}</section>`);
    await new Promise((done) => setTimeout(done, 200));
  }
  response.end(`</main><p id="last"></p></body>`);
}).listen(0, "127.0.0.1", async () => {
  const browser = await chromium.launch({ executablePath: `${process.cwd()}/chromium`,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    env: { ...process.env, LD_LIBRARY_PATH: `${process.cwd()}/libraries/lib:${process.env.LD_LIBRARY_PATH ?? ""}` } });
  console.log(`Chromium ${browser.version().split(".")[0]}`);
  for (const named of ["wrapper", "last"]) {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      window.moves = 0;
      new PerformanceObserver((list) => { window.moves += list.getEntries().length; }).observe({ type: "layout-shift", buffered: true });
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/${named}`);
    const seen = await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => done({
      paint: performance.getEntriesByName("first-paint")[0].startTime,
      end: performance.getEntriesByType("navigation")[0].responseEnd,
      moves: window.moves,
    }), 300))));
    const when = seen.paint > seen.end - 250 ? "after the last piece" : "before half of the pieces were there";
    console.log(`${named} named: painted ${when}, ${seen.moves > 0 ? "moved" : "did not move"}`);
  }
  await browser.close();
  server.close();
});
JS
node look.mjs > seen.txt
cat > expected.txt <<'TXT'
Chromium 153
wrapper named: painted before half of the pieces were there, moved
last named: painted after the last piece, did not move
TXT
cat seen.txt
diff expected.txt seen.txt
