// Our search beside pagefind: the same records, the same queries, the same line.
//
//   node benches/search/compare.mjs <site-folder> <queries.json>
//
// Comes in: a built portal, a list of {q, first: [addresses], kind} as tests/search.rs writes it. Goes out: a Markdown table for
// docs/performance.md on standard output, progress on standard error. Needs Linux, for /proc.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { open } from "../../tests/search/index.mjs";
import { LATENCY, PAGE, RATE, ask, engines, fresh, kilobytes, launch, middle, number, overKinds, serve, spread } from "./line.mjs";

/** How many queries are asked first in a new browser, how many later in one page. */
const FIRST = 12;
const LATER = 60;
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

function quit(text) {
  console.error(text);
  process.exit(2);
}

/** The two arguments, looked at before anything is started. */
function asked() {
  const usage = "Usage: node benches/search/compare.mjs <site-folder> <queries.json>";
  let positionals;
  try {
    ({ positionals } = parseArgs({ allowPositionals: true }));
  } catch (error) {
    quit(`${error.message}\n${usage}`);
  }
  if (positionals.length !== 2) quit(usage);
  const [folder, list] = positionals;
  if (process.platform !== "linux") quit("This comparison needs Linux: it reads peak memory from /proc.");
  if (!existsSync(path.join(folder, "tim-kiem/chi-muc/muc-luc.bin"))) quit(`${folder} has no search index (tim-kiem/chi-muc/muc-luc.bin). Name the folder that \`bangvang build\` wrote.`);
  if (!existsSync(here("node_modules/pagefind"))) quit("Pagefind is missing. Run npm ci in benches/search once.");
  if (!existsSync(here("../../tests/browser/node_modules/playwright-core"))) quit("The browser's driver is missing. Run once: bash tests/browser/setup.sh");
  let queries;
  try {
    queries = JSON.parse(readFileSync(list, "utf8"));
  } catch (error) {
    quit(`${list} cannot be read: ${error.message}`);
  }
  const right = ({ q, kind, first }) => typeof q === "string" && typeof kind === "string" && Array.isArray(first) && first.length > 0;
  if (!Array.isArray(queries) || queries.length < 2 || !queries.every((query) => query && right(query))) quit(`${list} is not a list of two or more queries {"q": text, "kind": text, "first": [addresses]}.`);
  return { folder, queries };
}

/** Files below a folder: how many, how many bytes. */
function sizeOf(folder, counts = () => true) {
  const files = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile() && counts(file));
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

/** What first and later queries cost one engine, and which addresses all queries give. */
async function inBrowser(browser, host, engine, queries) {
  const [first, later] = [[], []];
  const opening = overKinds(queries, FIRST);
  host.line.slow = true;
  for (const query of opening) {
    const { page, close } = await fresh(browser, host);
    first.push(await ask(page, host, engine, query));
    await close();
  }
  const { page, close } = await fresh(browser, host);
  await ask(page, host, engine, opening[0]);
  for (const query of spread(queries.filter((query) => query !== opening[0]), LATER)) later.push(await ask(page, host, engine, query));
  await close();
  return { first, later };
}

/** The addresses that pagefind finds, on a fast line. */
async function foundByPagefind(browser, host, queries) {
  host.line.slow = false;
  const { page, close } = await fresh(browser, host);
  const found = [];
  for (const query of queries) found.push((await ask(page, host, "pagefind", query)).urls);
  await close();
  return found;
}

async function foundByOurs(folder, queries) {
  const { index } = open(folder);
  const found = [];
  for (const { q, kind } of queries) {
    const { entry, order } = await index.find(q, { typing: kind === "prefix" });
    found.push((await index.shown(entry, order.slice(0, PAGE))).map(({ url }) => url));
  }
  return found;
}

/** The mean reciprocal rank of some queries: `found` has the addresses for each query of the list. */
function relevance(queries, found, some) {
  const ranks = queries.flatMap((query, i) => {
    const at = found[i].findIndex((url) => query.first.includes(url));
    return some(query) ? [at < 0 ? 0 : 1 / (at + 1)] : [];
  });
  return (ranks.reduce((sum, rank) => sum + rank, 0) / ranks.length).toFixed(3);
}

const megabytes = (n) => `${number(n / 1e6)} MB`;

function table({ queries, version, built, own, all, data, ours, pagefind, found }) {
  const rows = [
    ["", "ours", `pagefind ${version}`],
    ["---", "---:", "---:"],
    ["index", kilobytes(own.bytes), `${kilobytes(data.bytes)}; ${kilobytes(all.bytes)} with its scripts`],
    ["index, files", number(own.files), `${number(data.files)}; ${number(all.files)} with its scripts`],
    ["index, time", "see bench", `${built.seconds.toFixed(1)} s (CPU ${built.cpu.toFixed(1)} s)`],
    ["index, peak memory", "see bench", `${megabytes(built.peak)}, and Node ${megabytes(built.nodePeak)}`],
  ];
  for (const [when, name] of [["first", "first query"], ["later", "later query"]]) {
    for (const [key, unit, say] of [["bytes", "bytes", kilobytes], ["requests", "requests", number], ["ms", "ms", number]]) {
      rows.push([`${name}, ${unit}`, middle(ours[when], key, say), middle(pagefind[when], key, say)]);
    }
  }
  const both = (some) => [relevance(queries, found.ours, some), relevance(queries, found.pagefind, some)];
  rows.push([`mean reciprocal rank, all ${queries.length} queries`, ...both(() => true)]);
  for (const kind of new Set(queries.map((query) => query.kind))) {
    const some = (query) => query.kind === kind;
    rows.push([`– ${kind} (${queries.filter(some).length})`, ...both(some)]);
  }
  return rows.map((cells) => `| ${cells.join(" | ")} |`.replace("|  |", "| |")).join("\n");
}

async function main() {
  const { folder, queries } = asked();
  const temporary = mkdtempSync(path.join(tmpdir(), "search-compare-"));
  process.on("exit", () => rmSync(temporary, { recursive: true, force: true }));
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

  console.error("Pagefind makes its index …");
  const { stdout } = await promisify(execFile)(process.execPath, [here("index-pagefind.mjs"), folder, temporary]);
  const built = JSON.parse(stdout);
  const { version } = JSON.parse(readFileSync(path.join(temporary, "pagefind-entry.json"), "utf8"));

  const found = { ours: await foundByOurs(folder, queries) };
  const host = await serve(folder, temporary);
  const browser = await launch();
  const measured = {};
  try {
    for (const engine of Object.keys(engines)) {
      console.error(`Queries to ${engine} over a slow line …`);
      measured[engine] = await inBrowser(browser, host, engine, queries);
    }
    console.error("All queries to pagefind …");
    found.pagefind = await foundByPagefind(browser, host, queries);
  } finally {
    await browser.close();
    host.close();
  }

  const own = sizeOf(path.join(folder, "tim-kiem/chi-muc"));
  const data = sizeOf(temporary, (file) => /\.pf_\w+$|pagefind-entry\.json$/.test(file));
  console.log(table({ queries, version, built, own, data, all: sizeOf(temporary), found, ...measured }));
  const { first, later } = measured.ours;
  console.log(`
${number(built.records)} records. Median and, in brackets, the most; ${LATENCY} ms and ${(RATE * 8) / 1e6} Mbit/s, HTTP/1.1, scripts by gzip; ${first.length} first queries,
each in a new browser, from loading the script to the data of ${PAGE} results; ${later.length} later ones in one page. Pagefind was given
what results show; ours also finds words of whole texts.`);
}

main().catch((error) => quit(`The comparison failed: ${(error.stderr || error.message).split("\n")[0]}`));
