// What a reader looks for first ends above the fold, or not far below it: each page
// says, by selector, above how many screens of its size an element must end.
export default async function (browser, job) {
  const findings = [];
  const page = await browser.newPage();
  for (const { url, width, height, ends } of job.pages) {
    await page.setViewport({ width, height });
    await page.goto(url);
    for (const [selector, most] of Object.entries(ends)) {
      const bottom = await page.evaluate((s) => document.querySelector(s)?.getBoundingClientRect().bottom, selector);
      const screens = bottom / height;
      if (!(screens <= most)) {
        findings.push({ page: url, what: `${selector} ends at ${screens.toFixed(2)} screens of ${width}×${height}, want ${most} at most` });
      }
    }
  }
  return findings;
}
