// Chromium, shown the built folder as if it stood at its own address.
//
// Comes in: a Site, an address, how to look at it. Goes out: a visit, that is a Playwright page, plus a log of everything the
// page said, asked for and failed at. Requests are answered from the folder; no byte goes to a network.
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const flags = [
  "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--host-resolver-rules=MAP * ~NOTFOUND",
];

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 640 };
/** A phone in the hand: no mouse that hovers, fingers that point. */
export const handset = { viewport: phone, isMobile: true, hasTouch: true };

export function chromiumPath() {
  const file = process.env.CHROMIUM || "/usr/bin/chromium";
  if (!existsSync(file)) throw new Error(`No browser at ${file}. Run bash tests/browser/setup.sh, or name a Chromium or Chrome in the variable CHROMIUM`);
  return file;
}

export function launch() {
  return chromium.launch({ executablePath: chromiumPath(), args: flags });
}

/**
 * Opens a page of the site. `context` are Playwright's options of a context; `hold(request)` may return a promise, and the
 * answer waits for it; `answer(url)` may give another one (`status`, `body`) than the folder; `scripts` run in the page
 * before its own.
 */
export async function open(browser, site, page, { context: options = {}, hold, answer, scripts = [], waitUntil = "load" } = {}) {
  const context = await browser.newContext({ viewport: desktop, locale: "vi-VN", serviceWorkers: "block", ...options });
  const log = { console: [], errors: [], failed: [], foreign: [], served: [] };
  await context.route("**/*", async (route) => {
    const request = route.request();
    const url = request.url();
    if (new URL(url).origin !== site.base.origin) {
      log.foreign.push(url);
      return route.abort("blockedbyclient");
    }
    const { status, file, full, type } = site.answer(url);
    log.served.push({ url, status, file, type: request.resourceType() });
    await hold?.(request);
    const instead = answer?.(url);
    if (instead) return route.fulfill({ status: 200, contentType: "application/octet-stream", ...instead });
    return route.fulfill(full ? { status, path: full, contentType: type } : { status, contentType: type, body: "" }).catch(() => {});
  });
  for (const script of scripts) await context.addInitScript(script);
  const tab = await context.newPage();
  const own404 = (text, at) => page.status === 404 && at === page.url && text.includes("404");
  tab.on("console", (message) => {
    if (!["warning", "error"].includes(message.type()) || own404(message.text(), message.location().url)) return;
    log.console.push(`${message.type()}: ${message.text()} (${message.location().url})`);
  });
  tab.on("pageerror", (error) => log.errors.push(String(error)));
  tab.on("requestfailed", (request) => {
    const { errorText } = request.failure() ?? {};
    // A page that is left drops what it still waits for.
    if (errorText === "net::ERR_ABORTED" && site.answer(request.url()).status === 200) return;
    if (new URL(request.url()).origin === site.base.origin) log.failed.push(`${request.url()}: ${errorText}`);
  });
  tab.on("response", (response) => {
    const expected = response.url() === page.url ? page.status : 200;
    if (response.status() !== expected) log.failed.push(`${response.url()}: status ${response.status()}`);
  });
  await tab.goto(page.url, { waitUntil });
  return { tab, log, close: () => context.close() };
}

/** How a person's system is set; what is not named goes back to the usual. */
export async function look(tab, { size = desktop, ...media } = {}) {
  await tab.setViewportSize(size);
  await tab.emulateMedia({ media: "screen", colorScheme: "light", forcedColors: "none", contrast: "no-preference", reducedMotion: "no-preference", ...media });
  await settle(tab);
}

/** Waits until fonts are there, finite transitions have ended and two frames were drawn. */
export async function settle(tab) {
  await tab.evaluate(async () => {
    // Not `document.fonts.ready`: that waits for pictures too.
    await Promise.allSettled([...document.fonts].filter((font) => font.status === "loading").map((font) => font.loaded));
    const ending = document.getAnimations().filter((a) => a.effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map((a) => a.finished));
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
}

/** Loads the pictures that wait to be scrolled to; gives those that cannot be shown. */
export async function loadPictures(tab) {
  return tab.evaluate(async () => {
    const pictures = [...document.images];
    const waiting = pictures.filter((picture) => picture.loading === "lazy");
    for (const picture of waiting) picture.loading = "eager";
    const shown = await Promise.allSettled(pictures.map((picture) => picture.decode()));
    for (const picture of waiting) picture.loading = "lazy";
    return pictures.filter((_, i) => shown[i].status === "rejected").map((picture) => picture.currentSrc || picture.src);
  });
}
