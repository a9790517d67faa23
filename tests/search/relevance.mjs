// How well search answers: mean reciprocal rank over queries with known first answers.
//
//   node tests/search/relevance.mjs <site-folder> <queries.json> [--least 0.95]
//
// Comes in: a built portal and a list of {q, first: [addresses], kind}. Goes out: a table by kind, the queries whose answer is
// not first, the mean; exit code 1 if it is below the least.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { open } from "./index.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { least: { type: "string", default: "0.95" } } });
const [folder, list] = positionals;
if (!folder || !list) {
  console.error("Usage: node tests/search/relevance.mjs <site-folder> <queries.json> [--least 0.95]");
  process.exit(2);
}
const queries = JSON.parse(readFileSync(list, "utf8"));
const kinds = new Map();
const { index } = open(folder);
for (const { q, first, kind } of queries) {
  const found = await index.find(q, { typing: kind === "prefix" });
  const shown = await index.shown(found.entry, found.order.slice(0, 10));
  const at = shown.findIndex(({ url }) => first.includes(url));
  const rank = at < 0 ? 0 : 1 / (at + 1);
  kinds.set(kind, [...(kinds.get(kind) ?? []), rank]);
  if (rank < 1) console.log(`  ${at < 0 ? "none" : `no. ${at + 1}`}  ${kind}: ${q}\n        wanted ${first.slice(0, 2).join(" ")}\n        first  ${shown.slice(0, 2).map((s) => `${s.url} (${s.title})`).join(" ")}`);
}
const mean = (ranks) => ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length;
console.log("kind            queries   mean reciprocal rank");
for (const [kind, ranks] of kinds) console.log(`${kind.padEnd(16)}${String(ranks.length).padStart(7)}${mean(ranks).toFixed(3).padStart(23)}`);
const all = [...kinds.values()].flat();
console.log(`${"all".padEnd(16)}${String(all.length).padStart(7)}${mean(all).toFixed(3).padStart(23)}`);
process.exit(mean(all) >= Number(values.least) ? 0 : 1);
