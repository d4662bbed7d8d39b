// Prints each page of the job to the file it names.
export default async function (browser, job) {
  const page = await browser.newPage();
  for (const { url, file } of job.pages) {
    await page.goto(url, { waitUntil: "load" });
    await page.pdf({ path: file, preferCSSPageSize: true, tagged: true, outline: true });
  }
  return [];
}
