// What search costs a visitor of one portal: bytes and time of queries and of filters.
//
//   node benches/search/measure.mjs <site-folder> <queries.json>
//
// Comes in: a built portal, a list of {q, kind} as tests/search.rs writes it. Goes out: a Markdown table for docs/performance.md.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { LATENCY, RATE, ask, engines, fresh, kilobytes, launch, middle, number, overKinds, serve, spread } from "./line.mjs";

const [folder, list] = process.argv.slice(2);
if (!list || !existsSync(path.join(folder, "tim-kiem/chi-muc"))) {
  console.error("Usage: node benches/search/measure.mjs <site-folder> <queries.json>");
  process.exit(2);
}
const queries = JSON.parse(readFileSync(list, "utf8"));

/** Opens the groups of filters for the records of the last query, as the page does. */
const filters = async (files) => {
  const entry = await self.ours.open();
  for (const n of files) await self.ours.facet(entry, n);
};

const host = await serve(folder);
const browser = await launch();
const [first, later, again] = [[], [], []];
for (const query of overKinds(queries, 16)) {
  const { page, close } = await fresh(browser, host);
  first.push(await ask(page, host, "ours", query));
  await close();
}
const { page, close } = await fresh(browser, host);
await ask(page, host, "ours", queries[0]);
for (const query of spread(queries, 60)) {
  later.push({ ...(await ask(page, host, "ours", query)), q: query.q });
  // Everything is there now: what remains is the script's own work.
  again.push(await page.evaluate(engines.ours, { q: query.q, typing: query.kind === "prefix", count: 10 }));
}
const groups = [];
for (const [name, files] of [["award, level", [0]], ["campaign", [1]], ["year", [2]], ["unit", [3]]]) {
  const before = host.bytes();
  await page.evaluate(filters, files);
  groups.push([name, host.bytes() - before]);
}
await close();
await browser.close();
host.close();

const index = path.join(folder, "tim-kiem/chi-muc");
const sizes = readdirSync(index).map((name) => statSync(path.join(index, name)).size);
const rows = [
  ["index", `${number(sizes.length)} files, ${kilobytes(sizes.reduce((a, b) => a + b, 0))}`],
  ["first query, all told", `${middle(first, "bytes", kilobytes)}, ${middle(first, "ms", number)} ms`],
  ["later query", `${middle(later, "bytes", kilobytes)}, ${middle(later, "ms", number)} ms`],
  ["answer after the data arrived", `${middle(again, "ms", number)} ms`],
  ["filters, all groups", `${kilobytes(groups.reduce((sum, [, bytes]) => sum + bytes, 0))} (${groups.map(([name, bytes]) => `${name} ${kilobytes(bytes)}`).join(", ")})`],
  ["dearest later query", later.toSorted((a, b) => b.bytes - a.bytes)[0].q],
];
console.log(["| | |", "| --- | --- |", ...rows.map((row) => `| ${row.join(" | ")} |`)].join("\n"));
console.log(`\nMedian and, in brackets, the most; ${LATENCY} ms and ${(RATE * 8) / 1e6} Mbit/s. ${first.length} first queries, each in a new browser, with both scripts; ${later.length} later ones in one page.`);
