// A slow line between a browser and a host, and what goes over it.
//
// Comes in: a built portal, and pagefind's bundle where there is one. Goes out: a host whose line is slow, pages of a browser,
// and what each query cost. The line is slow, and its bytes are counted, in the host and not in the browser: Chromium does
// neither with the script of a worker, and pagefind has one.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";

/** The line: ms until an answer begins, bytes a second (1.6 Mbit/s) for all answers together. */
export const LATENCY = 150;
export const RATE = 200_000;
/** Results whose data is wanted. */
export const PAGE = 10;

/** So many of a list, evenly spread. */
export function spread(list, count) {
  return list.length <= count ? list : Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)]);
}

/** So many queries: one of each kind, then a second of each, and so on. */
export function overKinds(queries, count) {
  const kinds = [...new Set(queries.map(({ kind }) => kind))];
  const rounds = Math.ceil(count / kinds.length);
  const each = kinds.map((kind) => spread(queries.filter((query) => query.kind === kind), rounds));
  return Array.from({ length: rounds }, (_, i) => each.flatMap((list) => list.slice(i, i + 1))).flat().slice(0, count);
}

/** A host with both engines, and what went over its line: scripts packed by gzip, everything else as it is. */
export async function serve(folder, pagefind) {
  const line = { slow: true, free: 0, requests: 0, missing: undefined };
  const sockets = new Set();
  const page = Buffer.from(`<!doctype html><html lang="vi"><title>Tìm</title><link rel="icon" href="data:,">`);
  const theme = path.join(folder, "tai-nguyen");
  const fileOf = (address) => {
    const script = address.match(/^\/(search(?:-page)?)\.js$/)?.[1];
    if (script) return path.join(theme, readdirSync(theme).find((name) => new RegExp(`^${script}\\.\\w+\\.js$`).test(name)));
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
    const came = performance.now();
    const address = new URL(request.url, "http://127.0.0.1").pathname;
    line.requests++;
    const found = bodyOf(address);
    if (!found) {
      line.missing ??= address;
      return response.writeHead(404).end();
    }
    const { body, headers } = found;
    if (line.slow) {
      line.free = Math.max(came + LATENCY, line.free) + (body.length / RATE) * 1000;
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
export const engines = {
  ours: async ({ q, typing, count }) => {
    const start = performance.now();
    // The page's own script belongs to what a first query costs.
    self.ours ??= await Promise.all([import("/search.js"), fetch("/search-page.js").then((answer) => answer.text())]).then(([{ Index }]) => new Index(async (name, id) => {
      const answer = await fetch(`/tim-kiem/chi-muc/${name}${id ? `?v=${id}` : ""}`);
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return new Uint8Array(await answer.arrayBuffer());
    }));
    const { entry, order } = await self.ours.find(q, { typing });
    const shown = await self.ours.shown(entry, order.slice(0, count));
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
export async function fresh(browser, host) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(host.address);
  return { page, close: () => context.close() };
}

export async function ask(page, host, engine, { q, kind }) {
  const [bytes, requests] = [host.bytes(), host.line.requests];
  const { ms, urls } = await page.evaluate(engines[engine], { q, typing: kind === "prefix", count: PAGE });
  if (host.line.missing) throw new Error(`${engine} asked for ${host.line.missing}, which is not there.`);
  return { ms, urls, bytes: host.bytes() - bytes, requests: host.line.requests - requests };
}

export const number = (n) => String(Math.round(n)).replace(/\B(?=(\d{3})+$)/g, " ");
export const kilobytes = (n) => (n < 100_000 ? `${(n / 1000).toFixed(1)} KB` : `${number(n / 1000)} KB`);

/** Median, and the most. */
export function middle(runs, key, say) {
  const sorted = runs.map((one) => one[key]).sort((a, b) => a - b);
  const half = sorted.length / 2;
  const median = (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
  return `${say(median)} (${say(sorted.at(-1))})`;
}

/** Chromium, as the browser tests find it. */
export async function launch() {
  const [{ chromiumPath }, { chromium }] = await Promise.all([import("../../tests/browser/browser.mjs"), import("../../tests/browser/node_modules/playwright-core/index.mjs")]);
  return chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"] });
}
