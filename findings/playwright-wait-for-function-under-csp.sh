#!/bin/sh
# playwright-core 1.57.0 with Chromium 153 (npm @sparticuz/chromium 153.0.0).
#
# Guess: page.waitForFunction("expression") and page.waitForFunction("() => expression") wait for the same thing, on any page: both come by
# the protocol, which a page's Content-Security-Policy does not bind.
# Seen: on a page whose policy has no 'unsafe-eval', an expression works only where it is true at once. Where it becomes true later, the
# wait fails with an EvalError: it is looked at again by eval in the page, which the policy refuses. A function waits as it should. A test
# that waits by an expression therefore fails just where there is something to wait for.
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
const server = http.createServer((request, response) => {
  const isScript = request.url === "/late.js";
  response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
  response.setHeader("content-security-policy", "script-src 'self'");
  response.end(isScript ? "setTimeout(() => (document.body.dataset.isLate = 'yes'), 500);" : "<!doctype html><title>x</title><body><script src=late.js></script>");
}).listen(0, "127.0.0.1", async () => {
  const browser = await chromium.launch({ executablePath: `${process.cwd()}/chromium`,
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
    env: { ...process.env, LD_LIBRARY_PATH: `${process.cwd()}/libraries/lib:${process.env.LD_LIBRARY_PATH ?? ""}` } });
  for (const [name, condition] of [
    ["expression, true at once", "document.title === 'x'"],
    ["expression, true later", "document.body.dataset.isLate === 'yes'"],
    ["function, true later", "() => document.body.dataset.isLate === 'yes'"],
  ]) {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const seen = await page.waitForFunction(condition, null, { timeout: 5000 }).then(() => "waited", (error) => error.message.match(/\w*Error\b(?=:)/)?.[0] ?? error.name);
    console.log(`${name}: ${seen}`);
    await page.close();
  }
  await browser.close();
  server.close();
});
JS
node look.mjs > seen.txt
cat seen.txt
cat > expected.txt <<'TXT'
expression, true at once: waited
expression, true later: EvalError
function, true later: waited
TXT
cmp expected.txt seen.txt
