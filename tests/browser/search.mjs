// The search page as people use it: typing, filters, the way back, no script, a line that breaks, an index that changes.
//
// Comes in: browser and site. Goes out: tests by name, each giving findings { rule, element, todo }. Nothing waits for a
// clock: every step waits for what it should bring about.
import { readFileSync } from "node:fs";
import { desktop, handset, look, open, phone } from "./browser.mjs";
import * as ask from "./checks.mjs";
import * as keyboard from "./keyboard.mjs";

const page = (site, query = "") => ({ kind: "search", file: "tim-kiem/index.html", status: 200, url: new URL(`tim-kiem/${query}`, site.base).href });
const finding = (rule, element, todo) => [{ rule, element: String(element), todo }];
const want = (holds, rule, element, todo) => (holds ? [] : finding(rule, element, todo));

/** The name of an honoured person of the portal, and the same without marks. */
function person(site) {
  const honours = site.text("du-lieu/luot-khen.jsonl").trim().split("\n").map((line) => JSON.parse(line));
  const name = honours.find(({ kind, name }) => kind === "individual" && /[^\x00-\x7f]/.test(name)).name;
  return { name, plain: name.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase() };
}

/** Visits the search page; `answer(url)` may give other bytes or a status for a file of the index. */
async function visit({ browser, site }, query, options = {}) {
  return open(browser, site, page(site, query), { scripts: [ask.helpers], ...options });
}

const results = (tab) => tab.locator(".result");
const status = (tab) => tab.locator(".search-bar").textContent();
/** Waits until results of a query are there, with their filters. */
const answered = (tab) => tab.locator(".result, .search-notes p").first().waitFor();
/** Opens all groups of filters. */
const openAll = async (tab) => {
  await tab.locator(".search-groups").waitFor();
  await tab.evaluate(() => document.querySelectorAll(".search-groups, .search-groups > details").forEach((e) => e.open || e.firstChild.click()));
};
const file = (site, name) => readFileSync(`${site.folder}/tim-kiem/chi-muc/${name}`);
const other = (bytes) => Buffer.concat([Buffer.from("different").subarray(0, 8), bytes.subarray(8)]);
const nameOf = (url) => new URL(url).pathname.split("/chi-muc/")[1];

export const tests = {
  "typing without marks finds a name with its marks, marked": async (where) => {
    const { name, plain } = person(where.site);
    const { tab, log, close } = await visit(where);
    await tab.locator("#p-find").pressSequentially(plain);
    await results(tab).first().waitFor();
    await tab.waitForFunction((name) => document.querySelector(".result h2")?.textContent.includes(name), name);
    const marks = await results(tab).first().locator("h2 mark").allTextContents();
    const address = new URL(tab.url()).searchParams.get("q");
    const found = [
      ...want(marks.join(" ") === name, "marked-words", marks.join(" "), `the words that match must be marked: ${name}`),
      ...want(address === plain, "address", address, "the address must hold the query, to be shared"),
      ...want(/\d/.test(await status(tab)), "status", await status(tab), "the number of results must be said"),
      ...ask.quiet(log),
    ];
    await close();
    return found;
  },

  "the field of any page leads to the answer": async (where) => {
    const { name } = person(where.site);
    const { tab, log, close } = await open(where.browser, where.site, { kind: "home", status: 200, url: where.site.base.href }, { scripts: [ask.helpers] });
    await tab.locator("header #p-find").fill(name);
    await tab.keyboard.press("Enter");
    await results(tab).first().waitFor();
    const title = await results(tab).first().locator("h2 a").textContent();
    const field = await tab.locator("#p-find").inputValue();
    await close();
    return [...want(title === name && field === name, "search-form", `${field}: ${title}`, `the search page must show ${name}`), ...ask.quiet(log)];
  },

  "every result leads to a page and a place on it": async (where) => {
    const { tab, close } = await visit(where, "?q=covid");
    await answered(tab);
    while (await tab.locator(".search-more button").count()) {
      const before = await results(tab).count();
      await tab.locator(".search-more button").click();
      await tab.waitForFunction((n) => document.querySelectorAll(".result").length > n, before);
    }
    const found = await ask.links(tab, where.site);
    await close();
    return found;
  },

  "filters count, narrow, are in the address, and the back button takes them off again": async (where) => {
    const { tab, log, close } = await visit(where, "?q=covid");
    await answered(tab);
    const before = await status(tab);
    const loaded = () => log.served.filter(({ url }) => url.includes("/loc-")).length;
    const found = want(loaded() === 0, "facets-early", `${loaded()} files`, "counts may only be loaded when a group is opened");
    await openAll(tab);
    const year = tab.locator(".search-groups a[href*='nam=']").first();
    await year.waitFor();
    const count = Number((await year.locator("xpath=../span").textContent()).replace(/\D/g, ""));
    await year.click();
    await tab.locator(".search-chosen").waitFor();
    await tab.waitForFunction((before) => document.querySelector(".search-bar").textContent !== before, before);
    found.push(
      ...want(Number((await status(tab)).replace(/\D/g, "")) === count, "facet-count", await status(tab), `the filter said ${count}`),
      ...want(tab.url().includes("nam="), "address", tab.url(), "the address must hold the filter"),
    );
    await tab.goBack();
    await tab.waitForFunction((before) => document.querySelector(".search-bar").textContent === before && !document.querySelector(".search-chosen"), before);
    await tab.goForward();
    await tab.locator(".search-chosen").waitFor();
    await tab.locator(".search-chosen").click();
    await tab.waitForFunction((before) => document.querySelector(".search-bar").textContent === before, before);
    // A unit below others, opened step by step.
    const tree = tab.locator(".search-groups > details").last();
    if (!(await tree.evaluate((e) => e.open))) await tree.locator("summary").first().click();
    await tree.locator("li details > summary").first().click();
    const below = tree.locator("li li a").first();
    await below.waitFor();
    await below.click();
    await tab.locator(".search-chosen").waitFor();
    found.push(...want(/don-vi=[^&]+(%2F|\/)/.test(tab.url()), "address", tab.url(), "the address must hold the way to the unit"), ...ask.quiet(log));
    await close();
    return found;
  },

  "where nobody is honoured, kinds can be chosen all the same": async (where) => {
    const { tab, close } = await visit(where, "?q=4049&loai=document");
    await tab.locator(".search-chosen").click();
    await openAll(tab);
    await tab.locator(".search-groups a[href*='loai=clause']").click();
    await tab.locator(".search-chosen").waitFor();
    const labels = await tab.locator(".result h2 a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    await close();
    return want(labels.length > 0 && labels.every((href) => /\/van-ban\/.*#/.test(href)), "kind", labels.join(" "), "only clauses were asked for");
  },

  "the back button leads to the query before": async (where) => {
    const { tab, close } = await visit(where, "?q=covid");
    await answered(tab);
    const first = await status(tab);
    await tab.locator("#p-find").fill("xyzxyz");
    await tab.keyboard.press("Enter");
    await tab.waitForFunction(() => document.querySelectorAll(".result").length === 0);
    const none = await tab.locator(".search-found").innerText();
    await tab.goBack();
    await tab.waitForFunction((first) => document.querySelector(".search-bar").textContent === first, first);
    const field = await tab.locator("#p-find").inputValue();
    await close();
    return [...want(field === "covid", "back", field, "the field must show the query before"), ...want(none.includes("xyzxyz"), "nothing-found", none, "say what was not found, and what to do")];
  },

  "without JavaScript: the form, and the lists of names and units": async (where) => {
    const { tab, log, close } = await visit(where, "?q=covid", { context: { javaScriptEnabled: false } });
    const letters = await tab.locator("main a[href*='/bang-vang/ten/']").count();
    const units = await tab.locator("main a[href*='/don-vi/ten/']").count();
    const said = await tab.locator("main .notice").innerText();
    await tab.locator("main a[href*='/bang-vang/ten/']").first().click();
    const names = await tab.locator("main a[href*='/quyet-dinh/']").count();
    await close();
    return [...want(letters > 0 && units > 0 && said && names > 0, "no-script", `${letters} letters, ${units} letters of units, ${names} names`, "the lists must be there, and lead to names"), ...ask.quiet(log)];
  },

  "a file that cannot be loaded: a message and a way to try again, never an empty page": async (where) => {
    const { name } = person(where.site);
    const found = [];
    for (const part of ["muc-luc", "ten-", "ket-qua-", "loc-"]) {
      let broken = true;
      const { tab, close } = await visit(where, `?q=${encodeURIComponent(name)}`, { answer: (url) => (broken && nameOf(url)?.startsWith(part) ? { status: 503, body: "" } : undefined) });
      if (part === "loc-") {
        await results(tab).first().waitFor();
        await openAll(tab);
      }
      const alert = tab.locator("[role=alert]");
      await alert.first().waitFor();
      const form = await tab.locator("#p-find").isVisible();
      broken = false;
      await alert.first().locator("button").click();
      if (part === "loc-") await tab.locator(".search-groups a").first().waitFor();
      else await results(tab).first().waitFor();
      found.push(...want(form, "broken-line", part, "the form must stay"));
      await close();
    }
    return found;
  },

  "a stale page and a newer index: it is taken anew, or the page says what is wrong": async (where) => {
    const { site } = where;
    const { name } = person(site);
    const query = `?q=${encodeURIComponent(name)}`;
    const entry = file(site, "muc-luc.bin");
    // The browser kept the entry of another index: asked for afresh, the host gives today's.
    let asked = 0;
    const kept = await visit(where, query, { answer: (url) => (nameOf(url) === "muc-luc.bin" && asked++ === 0 ? { body: other(entry) } : undefined) });
    await results(kept.tab).first().waitFor();
    const found = want(asked === 2, "stale-entry", `${asked} times`, "the entry must be asked for a second time");
    await kept.close();
    // A file that the newer index does not have any more.
    let gone = true;
    const fewer = await visit(where, query, { answer: (url) => (gone && nameOf(url)?.startsWith("ten-") ? ((gone = false), { status: 404, body: "" }) : undefined) });
    await results(fewer.tab).first().waitFor();
    await fewer.close();
    // The host is in the middle of being updated.
    const mixed = await visit(where, query, { answer: (url) => (nameOf(url) === "muc-luc.bin" ? { body: other(entry) } : undefined) });
    await mixed.tab.locator("[role=alert] button").waitFor();
    await mixed.close();
    return found;
  },

  "a script older than the format of the index asks to load the page again": async (where) => {
    const { tab, close } = await visit(where, "?q=covid", { scripts: [ask.helpers, "const parse = JSON.parse; JSON.parse = (text) => { const value = parse(text); if (value?.format) value.format = 99; return value; };"] });
    await tab.locator("[role=alert] button").waitFor();
    const said = await tab.locator("[role=alert]").innerText();
    await close();
    return want(!/undefined|99/.test(said) && said.length > 20, "old-script", said, "say that the page is old, with a button to load it again");
  },

  "results and filters are complete for keyboard and screen reader, in both schemes, wide and narrow, on paper": async (where) => {
    const found = [];
    for (const [context, size] of [[undefined, desktop], [handset, phone]]) {
      for (const colorScheme of ["light", "dark"]) {
        const { tab, log, close } = await visit(where, "?q=covid", { context });
        await look(tab, { size, colorScheme, reducedMotion: "reduce" });
        await answered(tab);
        await openAll(tab);
        await tab.locator(".search-groups li a[href*='don-vi=']").first().waitFor();
        found.push(...(await ask.axe(tab)), ...(await ask.noSidewaysScrolling(tab)), ...ask.quiet(log));
        if (!context) found.push(...(await keyboard.focusShows(tab)));
        await close();
      }
    }
    const { tab, close } = await visit(where, "?q=covid");
    await answered(tab);
    found.push(...(await keyboard.tabOrder(tab)));
    await look(tab, { size: { width: 320, height: 640 } });
    found.push(...(await ask.noSidewaysScrolling(tab)));
    await look(tab, { media: "print" });
    const [printed, said] = [await results(tab).first().isVisible(), await status(tab)];
    found.push(...want(printed && said.includes("covid"), "print", `results ${printed}, ${said}`, "results must be on paper, with what was looked for"));
    await close();
    return found;
  },
};
