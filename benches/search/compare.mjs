// Our search beside pagefind: the same records, the same queries, the same line.
//
//   node benches/search/compare.mjs <site-folder> <queries.json>
//
// Comes in: a built portal, a list of {q, first: [addresses], kind} as tests/search.rs writes it. Goes out: a Markdown table for
// docs/performance.md on standard output, progress on standard error. The line is slow in the server, not in the browser:
// Chromium neither slows down nor counts the script of a worker, and pagefind has one. Needs Linux, for /proc.
import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { open } from "../../tests/search/index.mjs";

/** The line: ms until an answer begins, bytes a second (1.6 Mbit/s) for all answers together. */
const LATENCY = 150;
const RATE = 200_000;
/** How many queries are asked first in a new browser, how many later in one page. */
const FIRST = 12;
const LATER = 60;
/** Results whose data is wanted. */
const PAGE = 10;

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

/** So many of a list, evenly spread. */
function spread(list, count) {
  return list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}

/** So many queries: one of each kind, then a second of each, and so on. */
function overKinds(queries, count) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const rounds = Math.ceil(count / kinds.length);
  const each = kinds.map((kind) => spread(queries.filter((query) => query.kind === kind), rounds));
  return Array.from({ length: rounds }, (_, i) => each.flatMap((list) => list.slice(i, i + 1))).flat().slice(0, count);
}

/** Files below a folder: how many, how many bytes. */
function sizeOf(folder, counts = () => true) {
  const files = readdirSync(folder, { recursive: true }).map((name) => path.join(folder, name)).filter((file) => statSync(file).isFile() && counts(file));
  return { files: files.length, bytes: files.reduce((sum, file) => sum + statSync(file).size, 0) };
}

/** A host with both engines, and what went over its line: scripts packed by gzip, everything else as it is. */
async function serve(folder, pagefind) {
  const line = { slow: true, free: 0, requests: 0, missing: undefined };
  const sockets = new Set();
  const page = Buffer.from(`<!doctype html><html lang="vi"><title>Tìm</title><link rel="icon" href="data:,">`);
  const fileOf = (address) => {
    if (address === "/search.js") return here("../../themes/lai-chau/assets/search.js");
    if (address.startsWith("/pagefind/")) return path.join(pagefind, address.slice("/pagefind/".length));
    return path.join(folder, address);
  };
  const bodyOf = (address) => {
    if (address === "/") return { body: page, headers: { "content-type": "text/html; charset=utf-8" } };
    const file = fileOf(address);
    if (!existsSync(file)) return undefined;
    if (!file.endsWith(".js")) return { body: readFileSync(file), headers: { "content-type": file.endsWith(".json") ? "application/json" : "application/octet-stream" } };
    return { body: gzipSync(readFileSync(file)), headers: { "content-type": "text/javascript; charset=utf-8", "content-encoding": "gzip" } };
  };
  const server = createServer(async (request, response) => {
    const asked = performance.now();
    const address = new URL(request.url, "http://127.0.0.1").pathname;
    line.requests++;
    const found = bodyOf(address);
    if (!found) {
      line.missing ??= address;
      return response.writeHead(404).end();
    }
    const { body, headers } = found;
    if (line.slow) {
      line.free = Math.max(asked + LATENCY, line.free) + (body.length / RATE) * 1000;
      await sleep(line.free - performance.now());
    }
    response.writeHead(200, { "cache-control": "max-age=600", "content-length": body.length, ...headers }).end(body);
  });
  server.keepAliveTimeout = 600_000;
  server.on("connection", (socket) => sockets.add(socket));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    line,
    address: `http://127.0.0.1:${server.address().port}/`,
    bytes: () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, 0),
    close: () => (server.close(), server.closeAllConnections()),
  };
}

/** What a page does for a query, from loading the engine's script to the data of the first results. */
const engines = {
  ours: async ({ q, typing, count }) => {
    const start = performance.now();
    self.ours ??= await import("/search.js").then(({ Index }) => new Index(async (name, id) => {
      const answer = await fetch(`/tim-kiem/chi-muc/${name}${id ? `?v=${id}` : ""}`);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    }));
    const { order } = await self.ours.find(q, { typing });
    const shown = await self.ours.shown(order.slice(0, count));
    return { ms: performance.now() - start, urls: shown.map(({ url }) => url) };
  },
  pagefind: async ({ q, count }) => {
    const start = performance.now();
    const pagefind = await import("/pagefind/pagefind.js");
    const { results } = await pagefind.search(q);
    const data = await Promise.all(results.slice(0, count).map((result) => result.data()));
    return { ms: performance.now() - start, urls: data.map((one) => one.raw_url) };
  },
};

/** A page that has loaded nothing but itself. */
async function fresh(browser, host) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(host.address);
  return { page, close: () => context.close() };
}

async function ask(page, host, engine, { q, kind }) {
  const [bytes, requests] = [host.bytes(), host.line.requests];
  const { ms, urls } = await page.evaluate(engines[engine], { q, typing: kind === "prefix", count: PAGE });
  if (host.line.missing) throw new Error(`${engine} asked for ${host.line.missing}, which is not there.`);
  return { ms, urls, bytes: host.bytes() - bytes, requests: host.line.requests - requests };
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
    const { order } = await index.find(q, { typing: kind === "prefix" });
    found.push((await index.shown(order.slice(0, PAGE))).map(({ url }) => url));
  }
  return found;
}

/** The mean reciprocal rank of some queries: `found` has the addresses for each query of the list. */
function relevance(queries, found, some) {
  const ranks = queries.map(({ first }, i) => 1 / (found[i].findIndex((url) => first.includes(url)) + 1)).map((rank) => (Number.isFinite(rank) ? rank : 0));
  const wanted = ranks.filter((_, i) => some(queries[i]));
  return (wanted.reduce((sum, rank) => sum + rank, 0) / wanted.length).toFixed(3);
}

const number = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, " ");
const kilobytes = (n) => (n < 100_000 ? `${(n / 1000).toFixed(1)} KB` : `${number(n / 1000)} KB`);
const megabytes = (n) => `${number(n / 1e6)} MB`;

/** Median, and the most. */
function middle(asked, key, say) {
  const sorted = asked.map((one) => one[key]).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
  return `${say(median)} (${say(sorted.at(-1))})`;
}

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
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

async function main() {
  const { folder, queries } = asked();
  const { launch } = await import("../../tests/browser/browser.mjs");
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

main().catch((error) => quit(`The comparison failed: ${error.stderr || error.message}`));
