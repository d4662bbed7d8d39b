// Loads every page, with and without JavaScript. A request that leaves the
// site, one that fails, an error in the console and a cookie are findings; so
// is a breach of the policy default-src 'self', which the server sends and the
// console reports.
export default async function (browser, job) {
  const findings = [];
  for (const scripts of [true, false]) {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(scripts);
    let url = "";
    const found = (what) => findings.push({ page: url, what: `${what}${scripts ? "" : " (without JavaScript)"}` });
    page.on("request", (r) => r.url().startsWith(job.site) || found(`a request leaves the site: ${r.url()}`));
    // What the next page interrupts (a lazy photo, a redirect) has not failed.
    page.on("requestfailed", (r) => r.failure()?.errorText === "net::ERR_ABORTED" || found(`a request fails: ${r.url()} (${r.failure()?.errorText})`));
    page.on("response", (r) => r.status() < 400 || r.request().isNavigationRequest() || found(`${r.status()} for ${r.url()}`));
    page.on("console", (m) => ["error", "warn"].includes(m.type()) && found(`in the console: ${m.text()}`));
    page.on("pageerror", (e) => found(`a script fails: ${e.message}`));
    for (const p of job.pages) {
      url = p.url;
      await page.goto(url, { waitUntil: "load" });
    }
    const cookies = await browser.cookies();
    if (cookies.length) found(`a cookie: ${cookies.map((c) => c.name).join(", ")}`);
    await page.close();
  }
  return findings;
}
