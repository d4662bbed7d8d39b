// No page scrolls sideways: on a phone of 320 px (WCAG 2.2, 1.4.10), nor with
// text at twice its size (1.4.4), nor with both. Nothing sticks out of the paper
// either, where nobody scrolls: A4 less its margins is 688 px wide, and 1032 px for
// a table of sheets, which lies on its side. No title of a card lies on its picture,
// and the dots of a map lie on the map.
const widths = [
  { width: 320, text: 100 },
  { width: 320, text: 200 },
  { width: 768, text: 200 },
  { width: 1280, text: 100 },
  { width: 1280, text: 200 },
  { width: 1920, text: 100 },
  { width: 688, text: "", media: "print" },
];

export default async function (browser, job) {
  const findings = [];
  const page = await browser.newPage();
  for (const { url } of job.pages) {
    for (const { width, text, media } of widths) {
      await page.setViewport({ width, height: 900 });
      await page.emulateMediaType(media ?? "screen");
      await page.goto(url);
      if (media && (await page.evaluate(() => document.body.classList.contains("kind-table")))) {
        await page.setViewport({ width: 1032, height: 900 });
      }
      const wide = await page.evaluate(overflowing, text);
      const covered = await page.evaluate(coveredTitle);
      const stray = await page.evaluate(strayDots);
      if (stray) findings.push({ page: url, what: `${media ?? "screen"}: at ${width} px, the dots of a map lie beside it by ${stray} px` });
      if (covered) findings.push({ page: url, what: `${media ?? "screen"}: at ${width} px, a title and a picture lie on each other: ${covered}` });
      if (wide) findings.push({ page: url, what: `${media ?? "screen"}: scrolls sideways at ${width} px with text at ${text || 100} %: ${wide}` });
    }
  }
  return findings;
}

// overflowing runs in the page. It names what sticks out, or gives nothing.
function overflowing(text) {
  const root = document.documentElement;
  if (text) root.style.fontSize = `${text}%`;
  if (root.scrollWidth <= root.clientWidth) return "";
  const out = [...document.body.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > root.clientWidth + 1);
  return `${root.scrollWidth} px, ${out.map((e) => e.outerHTML.slice(0, 90)).slice(-3).join(" … ") || "nothing in particular"}`;
}

// coveredTitle runs in the page too.
function coveredTitle() {
  for (const title of document.querySelectorAll(".card h3 a")) {
    const picture = title.closest(".card").querySelector(".card-picture")?.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(title);
    const meets = (line) => line.right > picture.left + 1 && line.left < picture.right - 1 && line.bottom > picture.top + 1 && line.top < picture.bottom - 1;
    if (picture?.width && [...range.getClientRects()].some(meets)) return title.textContent;
  }
  return "";
}

// strayDots runs in the page too. It returns by how much.
function strayDots() {
  for (const frame of document.querySelectorAll(".frame:has(svg)")) {
    const [map, dots] = [frame.querySelector("img"), frame.querySelector("svg")].map((e) => e.getBoundingClientRect());
    const by = Math.max(...["top", "left", "width", "height"].map((side) => Math.abs(map[side] - dots[side])));
    if (by > 1) return Math.round(by);
  }
  return 0;
}
