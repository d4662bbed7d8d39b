// Accessibility by axe-core: every page in light and dark, narrow and wide.
import axe from "axe-core";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export default async function (browser, job) {
  const findings = [];
  const page = await browser.newPage();
  await page.setBypassCSP(true); // for axe itself; load.mjs is what holds pages to their policy
  for (const { url, kind } of job.pages) {
    for (const scheme of ["light", "dark"]) {
      await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
      for (const width of [320, 1280]) {
        await page.setViewport({ width, height: 900 });
        await page.goto(url);
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(
          (values) => axe.run(document, { runOnly: { type: "tag", values }, resultTypes: ["violations"] }),
          tags,
        );
        for (const v of violations) {
          for (const node of v.nodes) {
            findings.push({ page: url, what: `${v.id} (${kind}, ${scheme}, ${width} px) at ${node.target.join(" ")}: ${node.failureSummary}` });
          }
        }
      }
    }
  }
  return findings;
}
