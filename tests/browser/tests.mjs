// All tests, in the order a page goes through them.
//
// Comes in: what is wanted, as one word of JSON from run.mjs. Goes out: results to Node's test runner. One browser; two
// pages are tested at a time.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import path from "node:path";
import { after, before, describe, it } from "node:test";
import { desktop, handset, launch, loadPictures, look, open, phone } from "./browser.mjs";
import * as ask from "./checks.mjs";
import * as firstView from "./first-view.mjs";
import * as keyboard from "./keyboard.mjs";
import * as nu from "./nu.mjs";
import { tests as searchTests } from "./search.mjs";
import { Site } from "./site.mjs";

const { folder, all, only, shots } = JSON.parse(process.argv[2]);
const site = new Site(folder);
const chosen = all ? { pages: site.allPages(), missing: [] } : site.pagesByKind();
const pages = only ? chosen.pages.filter(({ kind }) => only.includes(kind)) : chosen.pages;

/** Kinds that are looked at more closely (high contrast, late fonts): between them all parts that a page is made of. */
const closerKinds = ["home", "campaign", "decision", "document", "story-picture", "statistics", "data"];

/** WCAG 1.4.10: 320 px wide; 1280 px at 400 % is the same width with larger dots, and low. */
const narrow = { width: 320, height: 640 };
const zoomed = { viewport: { width: 320, height: 200 }, deviceScaleFactor: 4 };
/** A4 between margins of 20 mm at 96 dots an inch. */
const paper = { width: 643, height: 971 };

/** No check asks how long something took; one that takes this long in milliseconds will never end. */
const hang = 180_000;

/** Fails with each finding: page, rule, element, what to do. Elements with the same finding are told together. */
function none(page, found) {
  if (!found.length) return;
  const groups = new Map();
  for (const { file = page.file, rule, element, todo } of found) {
    const key = `${file}  [${rule}]\n→ ${todo}`;
    groups.set(key, (groups.get(key) ?? new Set()).add(element));
  }
  const told = [...groups].slice(0, 25).map(([key, elements]) => {
    const [head, what] = key.split("\n→ ");
    const more = elements.size > 3 ? [`  … and ${elements.size - 3} more like these`] : [];
    return [head, ...[...elements].slice(0, 3).map((element) => `  ${element}`), ...more, `  → ${what}`].join("\n");
  });
  if (groups.size > told.length) told.push(`… and ${groups.size - told.length} more findings`);
  assert.fail(told.join("\n"));
}

let browser;
const name = (page) => (all ? `${page.file} (${page.kind})` : `${page.kind} (${page.file})`);

describe("portal", { concurrency: 2 }, () => {
  before(async () => (browser = await launch()));
  after(async () => browser?.close());

  describe("the whole folder", { concurrency: 1 }, () => {
    it("has a page of every kind", () => {
      assert.deepEqual(chosen.missing, [], `no page of these kinds in ${folder}: build the sample portal, or correct the list in site.mjs`);
      assert.ok(pages.length, `no page to test; kinds are ${chosen.pages.map(({ kind }) => kind).join(", ")}`);
    });
    it("has HTML, CSS and SVG that the Nu Html Checker finds no error in", async () => {
      const theme = site.files(/^tai-nguyen\/.*\.(?:css|svg)$/);
      none({}, await nu.check(site, [...pages.map(({ file }) => file), ...theme]));
    });
  });

  if (!only || only.includes("search")) {
    describe("search", { concurrency: 1 }, () => {
      for (const [name, test] of Object.entries(searchTests)) {
        it(name, { timeout: hang }, async () => none({ file: "tim-kiem/index.html" }, await test({ browser, site })));
      }
    });
  }
  for (const page of pages) describe(name(page), { concurrency: 1 }, () => onePage(page));
});

function onePage(page) {
  let visit, tab;
  /** What axe has already said of this page; said once, however often it is found. */
  const said = new Set();
  const axe = async (where, options) => {
    const found = await ask.axe(where, options);
    const key = ({ rule, element }) => rule + element;
    const [old, fresh] = [found.filter((one) => said.has(key(one))), found.filter((one) => !said.has(key(one)))];
    for (const one of fresh) said.add(key(one));
    return old.length ? [...fresh, { rule: "axe", element: `${old.length} findings told above`, todo: "they hold here too" }] : fresh;
  };
  const test = (name, check) => it(name, { timeout: hang }, async () => {
    assert.ok(browser.isConnected(), "not tested: the browser has stopped");
    none(page, await check());
  });

  before(async () => {
    visit = await open(browser, site, page, { scripts: [ask.helpers] });
    tab = visit.tab;
    await look(tab);
  });
  after(() => visit?.close());

  test("has a language, a title, one h1, headings in order, landmarks", () => ask.structure(tab));
  test("links, pictures, scripts and stylesheets lead to files and anchors that exist", () => ask.links(tab, site));
  test("the first picture is not lazy, those below the window are", () => firstView.lazy(tab));
  test("pictures have alt, width and height, and can be shown", async () => ask.pictures(tab, await loadPictures(tab)));

  for (const colorScheme of ["light", "dark"]) {
    test(`axe finds nothing, details opened: ${colorScheme}, 1280 px`, async () => {
      await look(tab, { colorScheme });
      return axe(tab, { opened: true });
    });
  }
  test("axe finds nothing, details as they are and opened: light, then dark, 360 px, on a phone", async () => {
    const other = await open(browser, site, page, { context: handset, scripts: [ask.helpers] });
    await look(other.tab, { size: phone });
    const found = await axe(other.tab);
    await look(other.tab, { size: phone, colorScheme: "dark" });
    found.push(...(await axe(other.tab, { opened: true })), ...ask.quiet(other.log));
    await other.close();
    return found;
  });
  if (closerKinds.includes(page.kind)) {
    for (const colorScheme of ["light", "dark"]) {
      test(`axe finds nothing and words can be read: forced colours, ${colorScheme}`, async () => {
        await look(tab, { forcedColors: "active", colorScheme });
        return [...(await axe(tab, { without: ["color-contrast"] })), ...(await ask.forcedContrast(tab))];
      });
      test(`axe finds nothing: more contrast, ${colorScheme}`, async () => {
        await look(tab, { contrast: "more", colorScheme });
        return axe(tab);
      });
    }
  }

  test("320 px wide it does not scroll sideways, and boxes that do can be reached", async () => {
    await look(tab, { size: narrow });
    return [...(await ask.noSidewaysScrolling(tab)), ...(await keyboard.scrollBoxes(tab))];
  });
  test("text spacing of WCAG 1.4.12 loses nothing", async () => {
    await ask.spaceText(tab);
    const found = [];
    for (const size of [narrow, desktop]) {
      await look(tab, { size });
      found.push(...(await ask.noSidewaysScrolling(tab)), ...(await ask.nothingCutOff(tab)));
    }
    await ask.unspaceText(tab);
    return found;
  });
  test("with reduced motion nothing moves", async () => {
    await look(tab, { reducedMotion: "reduce" });
    return ask.still(tab);
  });
  test("on paper the menu is gone, the content is there and fits", async () => {
    await look(tab, { media: "print", size: paper });
    return [...(await ask.onPaper(tab)), ...(await ask.noSidewaysScrolling(tab)), ...(await ask.pdfPages(tab))];
  });

  const fresh = async (size) => {
    await tab.goto(page.url);
    await look(tab, { size, reducedMotion: "reduce" });
  };
  test("the first Tab reaches the skip link, and Enter goes to the main part", async () => {
    await fresh();
    return keyboard.skipLink(tab);
  });
  if (page.kind === "home") {
    test("Shift+Tab leads back", async () => {
      await fresh();
      return keyboard.backwards(tab);
    });
  }
  for (const [where, size] of [["1280 px", desktop], ["360 px", phone]]) {
    test(`Tab meets everything in the order of the document and is not trapped: ${where}`, async () => {
      await fresh(size);
      return keyboard.tabOrder(tab);
    });
    test(`focus is visible and not covered: ${where}`, async () => {
      await fresh(size);
      return keyboard.focusShows(tab);
    });
    test(`details open and close with Enter: ${where}`, () => keyboard.details(tab));
  }
  if (closerKinds.includes(page.kind)) {
    test("focus is visible: forced colours", async () => {
      await look(tab, { forcedColors: "active", reducedMotion: "reduce" });
      return keyboard.focusShows(tab);
    });
  }

  test("at 400 % it does not scroll sideways", async () => {
    const other = await open(browser, site, page, { context: zoomed, scripts: [ask.helpers] });
    const found = await ask.noSidewaysScrolling(other.tab);
    await other.close();
    return found;
  });
  test("without JavaScript the main part says the same", async () => {
    const other = await open(browser, site, page, { context: { javaScriptEnabled: false } });
    const without = await ask.mainText(other.tab);
    await other.close();
    await fresh();
    return ask.sameWords(without, await ask.mainText(tab));
  });
  test("nothing moves when pictures come late", async () => firstView.steadyPictures(browser, site, page, await tab.locator("img").count()));
  if (closerKinds.includes(page.kind)) test("words hardly move when fonts come late", () => firstView.steadyFonts(browser, site, page));

  if (shots) it("pictures of it are written", () => photograph(page));

  // Last, since they speak of all visits above.
  test("is light: HTML and CSS, fonts, scripts", () => ask.weight(visit.log, site, page));
  test("no message in the console, no failed request, no other host", () => ask.quiet(visit.log));
}

/** Writes what a person would see: phone, desktop, dark, print. */
async function photograph(page) {
  mkdirSync(shots, { recursive: true });
  const stem = all ? page.file.replace(/(\/?index)?\.html$/, "").replaceAll("/", "_") || "home" : page.kind;
  const modes = {
    phone: [{ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }, { size: { width: 390, height: 844 } }],
    desktop: [{}, {}],
    dark: [{}, { colorScheme: "dark" }],
    print: [{}, { media: "print", size: { width: 794, height: 1123 } }],
  };
  for (const [mode, [context, media]] of Object.entries(modes)) {
    const visit = await open(browser, site, page, { context });
    await look(visit.tab, media);
    await loadPictures(visit.tab);
    await visit.tab.screenshot({ path: path.join(shots, `${stem}-${mode}.png`), fullPage: true });
    await visit.close();
  }
}
