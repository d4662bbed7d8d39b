// Takes a picture of each page of the job, as a reader of a screen of its size sees
// it, or on paper. They are small: half of that size.
export default async function (browser, job) {
  const page = await browser.newPage();
  for (const { url, width, height, file, dark, paper } of job.pages) {
    await page.setViewport({ width, height, deviceScaleFactor: 0.5 });
    // Each of the two takes back what the other said.
    if (paper) await page.emulateMediaType("print");
    else await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
    await page.goto(url, { waitUntil: "networkidle0" });
    if (paper) await page.addStyleTag({ content: "body { padding: 12mm 14mm }" }); // the margins of the sheet
    await page.screenshot({ path: file });
  }
  return [];
}
