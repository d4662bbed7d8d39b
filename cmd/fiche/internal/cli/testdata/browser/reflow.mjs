// No page scrolls sideways: on a phone of 320 px (WCAG 2.2, 1.4.10), nor with
// text at twice its size (1.4.4), nor with both.
const widths = [
  { width: 320, text: 100 },
  { width: 320, text: 200 },
  { width: 768, text: 200 },
  { width: 1280, text: 100 },
  { width: 1280, text: 200 },
];

export default async function (browser, job) {
  const findings = [];
  const page = await browser.newPage();
  for (const { url } of job.pages) {
    for (const { width, text } of widths) {
      await page.setViewport({ width, height: 900 });
      await page.goto(url);
      const wide = await page.evaluate(overflowing, text);
      if (wide) findings.push({ page: url, what: `scrolls sideways at ${width} px with text at ${text} %: ${wide}` });
    }
  }
  return findings;
}

// overflowing runs in the page. It names what sticks out, or gives nothing.
function overflowing(text) {
  const root = document.documentElement;
  root.style.fontSize = `${text}%`;
  if (root.scrollWidth <= root.clientWidth) return "";
  const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
  return `${root.scrollWidth} px, ${out.map((e) => e.outerHTML.slice(0, 90)).slice(-3).join(" … ") || "nothing in particular"}`;
}
