// What is seen first, and whether it stays where it is.
//
// Comes in: browser, site, page, or the Playwright page (`tab`) that shows it. Goes out: findings { rule, element, todo }. A slow line is played without clocks: answers
// for pictures (and fonts) are held back until the words have been painted, then let go.
import { desktop, look, open, settle } from "./browser.mjs";
import { helpers } from "./checks.mjs";

const phone = { width: 390, height: 844 };

/** Most the words may move when the fonts come after them: the border of "good" of Core Web Vitals is 0.1. */
const mostForFonts = 0.05;

const watch = `window.moved = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    const nodes = sources.map(({ node }) => node).map((node) => (node?.nodeType === 1 ? node : node?.parentElement)).filter(Boolean);
    window.moved.push({ value, nodes: nodes.map((node) => t.name(node)) });
  }
}).observe({ type: "layout-shift", buffered: true });`;

/** The first picture is asked for at once, those below the window only when scrolled to. Before `loadPictures`, which changes that. */
export async function lazy(tab) {
  const seen = [];
  for (const size of [phone, desktop]) {
    await look(tab, { size });
    seen.push(await tab.evaluate(() => [...document.querySelectorAll("main img")].map((img) => ({
      name: t.name(img), lazy: img.loading === "lazy", inView: img.checkVisibility() && img.getBoundingClientRect().top < innerHeight,
    }))));
  }
  const found = [];
  seen[0].forEach(({ name, lazy }, i) => {
    const inView = seen.map((view) => view[i].inView);
    if (lazy && (i === 0 ? inView.some(Boolean) : inView.every(Boolean))) found.push({ rule: "lazy-first-picture", element: name, todo: "it is seen first: drop loading=\"lazy\", it delays the picture" });
    if (!lazy && !inView.some(Boolean)) found.push({ rule: "eager-picture", element: name, todo: "it stands below the first window on phone and desktop: add loading=\"lazy\"" });
  });
  return found;
}

/** Nothing moves when pictures come late. */
export async function steadyPictures(browser, site, page, pictures) {
  if (!pictures) return [];
  return steady(browser, site, page, ["image"], (values) => values === 0, "0: give every picture width and height, and reserve its room in the stylesheet");
}

/** Words hardly move when fonts come late. */
export async function steadyFonts(browser, site, page) {
  return steady(browser, site, page, ["font"], (values) => values <= mostForFonts, `at most ${mostForFonts}: adjust the fallback (size-adjust, ascent-override) or preload the font`);
}

async function steady(browser, site, page, late, passes, wanted) {
  const found = [];
  for (const viewport of [phone, desktop]) {
    let release;
    const painted = new Promise((done) => (release = done));
    const hold = (request) => (late.includes(request.resourceType()) ? painted : undefined);
    const { tab, close } = await open(browser, site, page, { context: { viewport }, hold, scripts: [helpers, watch], waitUntil: "domcontentloaded" });
    await tab.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
    if (!late.includes("font")) await settle(tab);
    const before = await tab.evaluate(() => moved.length);
    release();
    await tab.waitForLoadState("load");
    await settle(tab);
    const shifts = (await tab.evaluate(() => moved)).slice(before);
    await close();
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    if (!passes(sum)) found.push({ rule: `layout-shift-${late[0]}`, element: [...new Set(shifts.flatMap(({ nodes }) => nodes))].slice(0, 5).join(", "), todo: `moved by ${sum.toFixed(4)} at ${viewport.width}px; wanted ${wanted}` });
  }
  return found;
}
