// Lighthouse, as it judges a page on a slow phone. Performance is measured by
// simulation, from what was loaded, so that a busy machine changes little.
import lighthouse from "lighthouse";

const wanted = { accessibility: 1, "best-practices": 1, seo: 1, performance: 0.95 };

export default async function (browser, job) {
  const findings = [];
  const port = Number(new URL(browser.wsEndpoint()).port);
  for (const { url } of job.pages) {
    const { lhr } = await lighthouse(url, { port, logLevel: "silent", onlyCategories: Object.keys(wanted) });
    if (lhr.runtimeError) findings.push({ page: url, what: lhr.runtimeError.message });
    for (const [id, category] of Object.entries(lhr.categories)) {
      if (category.score >= wanted[id]) continue;
      const why = category.auditRefs
        .filter((ref) => ref.weight > 0 && lhr.audits[ref.id].score !== null && lhr.audits[ref.id].score < 1)
        .map((ref) => `${lhr.audits[ref.id].title} (${lhr.audits[ref.id].displayValue ?? lhr.audits[ref.id].score})`);
      findings.push({ page: url, what: `${id} is ${Math.round(category.score * 100)}, want ${wanted[id] * 100}: ${why.join("; ")}` });
    }
  }
  return findings;
}
