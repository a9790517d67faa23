// Lighthouse over a built portal, as on a phone of the middle class.
//
//   node tests/browser/lighthouse/run.mjs <site-folder> [--runs <n>]
//
// Comes in: the folder that `bangvang build --base-url http://127.0.0.1:8137/bang-vang/` wrote. It is served on that port,
// compressed as hosts do. Goes out: a table, the median of five runs for each page; exit code 1 when a page is below the
// limits, with the audits that cost it points.
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import { Site } from "../site.mjs";

const limits = { accessibility: 100, "best-practices": 100, seo: 100 };
/** Performance and the largest paint in ms: a page of words; a page that opens with a picture. */
const [words, picture] = [{ performance: 98, lcp: 1500 }, { performance: 95, lcp: 2000 }];
const kinds = ["home", "story-picture", "story-monogram", "rolls", "document"];

function quit(text) {
  console.error(text);
  process.exit(2);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { runs: { type: "string", default: "5" } } });
const runs = Number(values.runs);
if (positionals.length !== 1 || !(runs >= 1)) quit("Usage: node tests/browser/lighthouse/run.mjs <site-folder> [--runs <n>]");
if (!existsSync(fileURLToPath(new URL("node_modules/lighthouse", import.meta.url)))) quit("Lighthouse is missing. Run once: bash tests/browser/setup.sh --lighthouse");
const chromePath = process.env.CHROMIUM || "/usr/bin/chromium";
if (!existsSync(chromePath)) quit(`No browser at ${chromePath}. Run bash tests/browser/setup.sh, or name a Chromium or Chrome in the variable CHROMIUM`);
const [{ default: lighthouse }, { launch }] = await Promise.all([import("lighthouse"), import("chrome-launcher")]);

let site;
try {
  site = new Site(positionals[0]);
} catch (error) {
  quit(error.message);
}
const local = site.base.protocol === "http:" && site.base.hostname === "127.0.0.1" && site.base.port !== "";
if (!local) console.error(`Built for ${site.base}: the canonical links lead away, and SEO loses points. Build with --base-url http://127.0.0.1:8137/bang-vang/\n`);

/** Answers as a host would: compressed, and files with a fingerprint in their name kept for a year. */
const server = createServer((request, response) => {
  const { status, file, full, type } = site.answer(new URL(request.url, site.base).href);
  const body = full ? readFileSync(full) : Buffer.from("");
  const packs = /^(?:text\/|application\/(?:json|xml|x-ndjson)|image\/svg)/.test(type) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const keep = /\.[0-9a-f]{8}\.\w+$/.test(file ?? "") ? "public, max-age=31536000, immutable" : "public, max-age=600";
  response.writeHead(status, { "content-type": type, "cache-control": keep, vary: "accept-encoding", ...(packs && { "content-encoding": "gzip" }) });
  response.end(packs ? gzipSync(body, { level: 9 }) : body);
});
const inUse = (error) => quit(error.code === "EADDRINUSE" ? `Port ${error.port} is taken: end what listens there, or build with another port in --base-url` : String(error));
await new Promise((done) => server.once("error", inUse).listen(local ? Number(site.base.port) : 0, "127.0.0.1", done));
const origin = `http://127.0.0.1:${server.address().port}`;

const { pages } = site.pagesByKind();
const missing = kinds.filter((kind) => !pages.some((page) => page.kind === kind));
if (missing.length) quit(`${site.folder} has no page of the kind ${missing.join(", ")}`);

const median = (numbers) => numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const chrome = await launch({ chromePath, chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => (chrome.kill(), process.exit(2)));
const complaints = [];
const row = (name, ...cells) => console.log(name.padEnd(16) + cells.map((cell) => String(cell).padStart(15)).join(""));
try {
  row("page", "performance", "accessibility", "best practices", "SEO", "LCP", "limit of LCP");
  for (const kind of kinds) {
    const page = pages.find((one) => one.kind === kind);
    const results = [];
    for (let i = 0; i < runs; i++) {
      const address = new URL(new URL(page.url).pathname, origin).href;
      const { lhr } = await lighthouse(address, { port: chrome.port, onlyCategories: ["performance", ...Object.keys(limits)], output: "json", logLevel: "error" });
      if (lhr.runtimeError) throw new Error(`${page.file}: ${lhr.runtimeError.message}`);
      results.push(lhr);
    }
    const score = (category) => Math.round(median(results.map((lhr) => lhr.categories[category].score * 100)));
    const lcp = median(results.map((lhr) => lhr.audits["largest-contentful-paint"].numericValue));
    // A page that opens with a picture says so: then that picture is the largest paint.
    const html = site.text(page.file);
    const limit = html.includes(`fetchpriority="high"`) ? picture : words;
    const lost = (category) => {
      const audits = results[0].categories[category].auditRefs.filter(({ id, weight }) => weight > 0 && results[0].audits[id].score !== null && results[0].audits[id].score < 1);
      return audits.map(({ id }) => `    ${id}: ${results[0].audits[id].title} ${results[0].audits[id].displayValue ?? ""}${(results[0].audits[id].details?.items ?? []).slice(0, 3).map(({ node }) => (node ? `\n      ${node.snippet}` : "")).join("")}`).join("\n");
    };
    for (const [category, least] of Object.entries({ performance: limit.performance, ...limits })) {
      if (score(category) < least) complaints.push(`${page.file}: ${category} is ${score(category)}, at least ${least}\n${lost(category)}`);
    }
    if (lcp > limit.lcp) complaints.push(`${page.file}: largest paint after ${(lcp / 1000).toFixed(2)} s, at most ${limit.lcp / 1000} s`);
    row(kind, score("performance"), ...Object.keys(limits).map(score), `${(lcp / 1000).toFixed(2)} s`, `${limit.lcp / 1000} s`);
  }
} finally {
  await chrome.kill();
  server.close();
  server.closeAllConnections();
}
console.log(complaints.length ? `\n${complaints.join("\n")}` : "\nAll within the limits.");
process.exitCode = complaints.length ? 1 : 0;
