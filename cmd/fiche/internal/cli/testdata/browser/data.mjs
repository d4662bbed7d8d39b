// Reads the data files of a site with programs that others wrote for their formats. A
// page of the job is one of them.
//
// What DCAT-AP only recommends is not judged: a site may leave it out.
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { check as checkGeoJSON } from "@placemarkio/check-geojson";
import { parse } from "csv-parse/sync";
import jsonld from "jsonld";
import { Parser, Store } from "n3";
import SHACLValidator from "rdf-validate-shacl";
import readWorkbook from "read-excel-file/node";

async function shapes(version) {
  const quads = [];
  for (const part of ["shapes", "range"]) {
    const text = await readFile(new URL(`./shapes/dcat-ap-${version}-${part}.ttl`, import.meta.url), "utf8");
    quads.push(...new Parser({ baseIRI: `https://example.org/${version}/${part}/`, blankNodePrefix: `_:${part}` }).parse(text));
  }
  return new Store(quads);
}

const readers = {
  ".csv": async (file) => {
    const rows = parse(await readFile(file, "utf8")); // strict: as many cells in each row as the first has
    const ids = rows[0];
    if (new Set(ids).size < ids.length || !ids.every((id) => /^[a-z_0-9]+$/.test(id))) return [`columns are called ${ids}`];
    return [];
  },
  ".geojson": async (file) => {
    checkGeoJSON(await readFile(file, "utf8"));
    return [];
  },
  ".xlsx": async (file) => {
    const found = [];
    for (const { sheet, data } of await readWorkbook(file, { trim: false })) {
      // Of a text that looks like a formula, the CSV has an apostrophe more.
      const csv = parse(await readFile(join(dirname(file), `${sheet.toLowerCase()}.csv`), "utf8")).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, "")));
      const book = data.map((row) => row.map((cell) => (cell === null ? "" : String(cell))));
      if (csv.length !== book.length) found.push(`${sheet}: ${book.length} rows, ${csv.length} in the CSV`);
      book.forEach((row, i) => row.forEach((cell, j) => {
        const same = csv[i]?.[j]?.replace(/\r\n/g, "\n");
        if (cell !== same && !(cell !== "" && +cell === +same)) found.push(`${sheet}, row ${i + 1}, ${book[0][j]}: ${JSON.stringify(cell)}, ${JSON.stringify(same)} in the CSV`);
      }));
    }
    return found;
  },
  ".jsonld": async (file) => {
    const found = [];
    const text = await jsonld.toRDF(JSON.parse(await readFile(file, "utf8")), { format: "application/n-quads", documentLoader: (url) => { throw new Error(`${url} would be fetched`); } });
    const data = new Store(new Parser({ format: "N-Quads" }).parse(text));
    if (data.size < 20) found.push(`only ${data.size} facts`);
    for (const version of ["2.1.1", "3.0.1"]) {
      const report = await new SHACLValidator(await shapes(version)).validate(data);
      for (const r of report.results) {
        if (!r.severity.value.endsWith("Warning")) found.push(`DCAT-AP ${version}: ${r.focusNode.value} ${r.path?.value}: ${r.message.map((m) => m.value).join("; ")}`);
      }
    }
    return found;
  },
};

export default async function (_, job) {
  const findings = [];
  for (const { kind, file } of job.pages) {
    const read = Object.entries(readers).find(([ending]) => basename(file).endsWith(ending))?.[1];
    if (!read) continue;
    try {
      for (const what of await read(file)) findings.push({ page: kind, what });
    } catch (e) {
      findings.push({ page: kind, what: `${e.message} ${JSON.stringify(e.issues ?? "")}` });
    }
  }
  return findings;
}
