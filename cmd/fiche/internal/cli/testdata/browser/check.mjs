// Runs one check in a real browser and prints what it found.
//
//   node check.mjs NAME < job.json > findings.json
//
// A job is {chromium, pages: [{kind, url}], …}; a finding is {page, what}.
// Everything that is judged is judged here or by the tools; browser_test.go
// only starts this and reports. A check is a module beside this file whose
// default export takes a browser and the job.
import puppeteer from "puppeteer-core";

const [name] = process.argv.slice(2);
const { default: check } = await import(new URL(`./${name}.mjs`, import.meta.url));

let input = "";
for await (const chunk of process.stdin) input += chunk;
const job = JSON.parse(input);

const browser = await puppeteer.launch({
  executablePath: job.chromium,
  headless: true,
  // No sandbox: CI runs as root. The rest keeps the browser from calling home,
  // so that a request that leaves the site is the site's own.
  args: [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
try {
  console.log(JSON.stringify(await check(browser, job)));
} finally {
  await browser.close();
}
