// What is asked of a page that has been opened.
//
// Comes in: a Playwright page (`tab`), the page of the site it shows, the log of its visit. Goes out: a list of findings
// { rule, element, todo }; an empty list is a pass. The functions given to `evaluate` run in the browser and see only it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { settle } from "./browser.mjs";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const axeTags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Most a page may weigh on the wire, in bytes (design of the portal, "Floor for every page"). */
const limits = { words: 50 * 1024, fonts: 60 * 1024, scripts: 0 };
/** The search page is the one with scripts. */
const searchScripts = 16 * 1024;

/** Runs before the page's own scripts, as `window.t`: words for elements, and what scripts added. */
export const helpers = `window.t = {
  /** An element in a few words: its start tag and the beginning of its text. */
  name(element) {
    const tag = element.cloneNode(false).outerHTML.replace(/<\\/[^>]+>$/, "").replace(/\\s+/g, " ").slice(0, 160);
    const text = (element.innerText ?? element.textContent ?? "").trim().replace(/\\s+/g, " ");
    return text ? tag + " “" + (text.length > 50 ? text.slice(0, 50) + "…" : text) + "”" : tag;
  },
  added: new Set(),
};
document.addEventListener("readystatechange", () => {
  if (document.readyState !== "interactive") return;
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      if (type === "attributes" && !target.hidden) window.t.added.add(target);
      for (const node of addedNodes) window.t.added.add(node);
    }
  }).observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ["hidden"] });
});`;

/** The log of a visit: nothing said, nothing failed, nobody else asked. */
export function quiet(log) {
  return [
    ...log.console.map((text) => ({ rule: "console", element: text, todo: "remove the cause: the console stays empty" })),
    ...log.errors.map((text) => ({ rule: "script-error", element: text, todo: "a script of the theme threw: correct it" })),
    ...log.failed.map((text) => ({ rule: "failed-request", element: text, todo: "build this file or drop the reference" })),
    ...log.foreign.map((text) => ({ rule: "other-host", element: text, todo: "serve it from the portal itself: nothing may be loaded from elsewhere" })),
  ];
}

/** Title, language, one h1, headings in order, landmarks. */
export async function structure(tab) {
  const count = async (role) => tab.getByRole(role).count();
  const landmarks = { main: await count("main"), banner: await count("banner"), contentinfo: await count("contentinfo"), navigation: await count("navigation") };
  const found = await tab.evaluate(() => {
    const found = [];
    const say = (rule, element, todo) => found.push({ rule, element, todo });
    if (!document.documentElement.lang) say("lang", "<html>", "give it lang, e.g. lang=\"vi\"");
    if (!document.title.trim()) say("title", "<title>", "give the page a title");
    const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((h) => h.checkVisibility());
    const ones = headings.filter((h) => h.localName === "h1");
    if (ones.length !== 1) say("one-h1", ones.map(t.name).join(", ") || "no <h1>", `a page has exactly one h1; this one has ${ones.length}`);
    let before = 0;
    for (const heading of headings) {
      const level = Number(heading.localName[1]);
      if (level > before + 1) say("heading-order", t.name(heading), `h${level} follows ${before ? `h${before}` : "nothing"}: use h${before + 1} here, or give it a parent heading`);
      before = level;
    }
    return found;
  });
  for (const role of ["main", "banner", "contentinfo"]) {
    if (landmarks[role] !== 1) found.push({ rule: "landmarks", element: `role ${role}`, todo: `a page has exactly one; this one has ${landmarks[role]}` });
  }
  if (!landmarks.navigation) found.push({ rule: "landmarks", element: "role navigation", todo: "a page has at least one <nav>" });
  return found;
}

/** Every picture says what it shows and how large it is; the size is that of the file. */
export async function pictures(tab, broken) {
  const found = await tab.evaluate(() => {
    const found = [];
    for (const img of document.images) {
      const missing = ["alt", "width", "height"].filter((name) => !img.hasAttribute(name));
      if (missing.length) found.push({ rule: "picture-attributes", element: t.name(img), todo: `add ${missing.join(", ")}: alt for those who cannot see it, width and height so that nothing moves when it comes` });
      if (missing.length || !img.naturalWidth) continue;
      const [said, real] = [img.getAttribute("width") / img.getAttribute("height"), img.naturalWidth / img.naturalHeight];
      if (!(Math.abs(said / real - 1) < 0.02)) found.push({ rule: "picture-ratio", element: t.name(img), todo: `width:height says ${said.toFixed(3)}, the file is ${img.naturalWidth}×${img.naturalHeight}, that is ${real.toFixed(3)}` });
    }
    return found;
  });
  return [...found, ...broken.map((src) => ({ rule: "picture-broken", element: src, todo: "the browser cannot show this file: replace it" }))];
}

/** Every link, picture, script and stylesheet of the portal's own leads to a file and, where it names one, to an element. */
export async function links(tab, site) {
  const named = await tab.evaluate(() => {
    const named = [];
    const add = (element, attribute, value) => value !== null && named.push({ element: t.name(element), attribute, value: new URL(value.trim(), document.baseURI).href });
    const srcset = (value) => (value ?? "").split(/,\s+|,$/).map((part) => part.trim().split(/\s+/)[0]).filter(Boolean);
    for (const element of document.querySelectorAll("[href]")) add(element, "href", element.getAttribute("href"));
    for (const element of document.querySelectorAll("[src]")) add(element, "src", element.getAttribute("src"));
    for (const element of document.querySelectorAll("[poster]")) add(element, "poster", element.getAttribute("poster"));
    for (const element of document.querySelectorAll("[srcset], [imagesrcset]")) {
      for (const value of [...srcset(element.getAttribute("srcset")), ...srcset(element.getAttribute("imagesrcset"))]) add(element, "srcset", value);
    }
    for (const element of document.querySelectorAll('meta[property="og:image"], meta[property="og:url"], meta[name="twitter:image"]')) add(element, "content", element.content);
    for (const sheet of document.styleSheets) {
      if (!sheet.href) continue;
      for (const [, address] of [...sheet.cssRules].flatMap((rule) => [...rule.cssText.matchAll(/url\("(.*?)"\)/g)])) {
        named.push({ element: `url(${address.slice(0, 80)}) in ${sheet.href}`, attribute: "url", value: new URL(address, sheet.href).href });
      }
    }
    return named;
  });
  const found = [];
  for (const { element, attribute, value } of named) {
    const url = new URL(value);
    if (["mailto:", "tel:", "data:"].includes(url.protocol)) continue;
    if (!["http:", "https:"].includes(url.protocol)) {
      found.push({ rule: "link-scheme", element, todo: `${attribute} uses ${url.protocol}; only http, https, mailto and tel lead somewhere without a script` });
      continue;
    }
    if (url.origin !== site.base.origin) continue;
    const answer = site.answer(url.href);
    // The error page stands at any address; its own canonical link names its file.
    const isItself = value.split("#")[0] === tab.url().split("#")[0];
    if (answer.status !== 200 && !isItself) {
      found.push({ rule: "dead-link", element, todo: `${attribute} leads to ${value}, where the portal has nothing (pages end with a slash)` });
    } else if (url.hash.length > 1 && answer.file?.endsWith(".html") && !site.hasAnchor(answer.file, decodeURIComponent(url.hash.slice(1)))) {
      found.push({ rule: "dead-anchor", element, todo: `${answer.file} has no element with the id “${decodeURIComponent(url.hash.slice(1))}”` });
    }
  }
  return found;
}

/**
 * axe-core with the rules of WCAG 2.2 A and AA and its best practices, but for those named in `without`; `opened` looks into
 * every <details> too.
 */
export async function axe(tab, { without = [], opened = false } = {}) {
  if (!(await tab.evaluate(() => "axe" in window))) await tab.evaluate(axeSource);
  const rules = Object.fromEntries(without.map((rule) => [rule, { enabled: false }]));
  const violations = await tab.evaluate(
    async ([values, rules, opened]) => {
      const closed = opened ? [...document.querySelectorAll("details:not([open])")] : [];
      for (const details of closed) details.open = true;
      const { violations } = await window.axe.run(document, { runOnly: { type: "tag", values }, rules, resultTypes: ["violations"] });
      for (const details of closed) details.open = false;
      return violations;
    },
    [axeTags, rules, opened],
  );
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map((node) => ({
      rule: `axe ${id} (${impact})`,
      element: `${node.target.join(" ")}  ${node.html.replace(/\s+/g, " ").slice(0, 160)}`,
      todo: `${help}. ${(node.failureSummary ?? "").replace(/\s+/g, " ")}`,
    })),
  );
}

/**
 * Contrast under forced colours. axe reads -webkit-text-fill-color, for which Chromium gives the theme's colour even while it
 * paints the system's; `color` and `background-color` are what is painted.
 */
export async function forcedContrast(tab) {
  return tab.evaluate(() => {
    const found = [];
    const parts = (colour) => colour.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = (element) => {
      for (let up = element; up; up = up.parentElement) {
        const colour = parts(getComputedStyle(up).backgroundColor);
        if ((colour[3] ?? 1) === 1) return colour;
      }
      return [255, 255, 255];
    };
    for (const element of document.body.querySelectorAll("*")) {
      const words = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
      if (!words || !element.checkVisibility({ visibilityProperty: true })) continue;
      const [a, b] = [light(parts(getComputedStyle(element).color)), light(ground(element))];
      const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
      if (contrast < 4.5) found.push({ rule: "forced-colours", element: t.name(element), todo: `contrast ${contrast.toFixed(2)} of 4.5: leave the colours to the system (no forced-color-adjust: none), or use system colours in pairs` });
    }
    return found;
  });
}

/** Nothing makes the page scroll sideways; boxes that scroll by themselves are let be. */
export async function noSidewaysScrolling(tab) {
  return tab.evaluate(() => {
    const root = document.scrollingElement;
    if (root.scrollWidth <= root.clientWidth) return [];
    const contained = (element) => {
      for (let up = element.parentElement; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).overflowX !== "visible") return true;
      return false;
    };
    const right = (element) => element.getBoundingClientRect().right + scrollX;
    const wide = [...document.body.querySelectorAll("*")].filter((e) => right(e) > root.clientWidth + 0.5 && e.checkVisibility() && !contained(e));
    const innermost = wide.filter((e) => !wide.some((other) => other !== e && e.contains(other)));
    const todo = `page is ${root.scrollWidth}px wide in a window of ${root.clientWidth}px: let it wrap or shrink, or put it into a box that scrolls`;
    return (innermost.length ? innermost.slice(0, 5) : [document.body]).map((e) => ({ rule: "reflow", element: `${t.name(e)} reaches ${Math.ceil(right(e))}px`, todo }));
  });
}

/** No text is cut off by the box around it. Left out: what is for screen readers only, and boxes that scroll. */
export async function nothingCutOff(tab) {
  return tab.evaluate(() => {
    const found = [];
    for (const element of document.body.querySelectorAll("*")) {
      if (!element.checkVisibility() || !element.innerText?.trim()) continue;
      const style = getComputedStyle(element);
      const cuts = (overflow) => overflow === "hidden" || overflow === "clip";
      if (element.clientWidth <= 2 || element.clientHeight <= 2 || (style.clipPath !== "none" && style.position === "absolute")) continue;
      const over = [];
      if (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1) over.push(`${element.scrollWidth - element.clientWidth}px at its side`);
      if (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1) over.push(`${element.scrollHeight - element.clientHeight}px at its foot`);
      if (over.length) found.push({ rule: "text-cut-off", element: t.name(element), todo: `overflow ${style.overflow} hides ${over.join(" and ")}: let the box grow` });
    }
    return found;
  });
}

/** Applies the text spacing of WCAG 1.4.12. A constructed stylesheet is no inline style, so the page's own policy lets it be. */
export async function spaceText(tab) {
  await tab.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  await settle(tab);
}

export async function unspaceText(tab) {
  await tab.evaluate(() => void (document.adoptedStyleSheets = []));
}

/** With reduced motion nothing moves by itself or for longer than a frame. */
export async function still(tab) {
  return tab.evaluate(() => {
    const found = [];
    const longest = (value) => Math.max(...value.split(",").map((part) => parseFloat(part) * (part.trim().endsWith("ms") ? 1 : 1000)));
    for (const animation of document.getAnimations()) {
      if (animation.playState === "running") found.push({ rule: "motion", element: t.name(animation.effect.target), todo: `${animation.animationName ?? "an animation"} is running: stop it under (prefers-reduced-motion: reduce)` });
    }
    for (const element of document.querySelectorAll("*")) {
      for (const pseudo of [null, "::before", "::after"]) {
        const style = getComputedStyle(element, pseudo);
        // A hundredth of a millisecond is how "none" is written where an end event is wanted.
        const moving = [longest(style.transitionDuration) > 0.01 && "transition", style.animationName !== "none" && longest(style.animationDuration) > 0.01 && "animation"].filter(Boolean);
        if (moving.length) found.push({ rule: "motion", element: t.name(element) + (pseudo ?? ""), todo: `has ${moving.join(" and ")}: none under (prefers-reduced-motion: reduce)` });
      }
    }
    for (const element of [document.documentElement, document.body]) {
      if (getComputedStyle(element).scrollBehavior === "smooth") found.push({ rule: "motion", element: `<${element.localName}>`, todo: "scroll-behavior: auto under (prefers-reduced-motion: reduce)" });
    }
    return found.slice(0, 20);
  });
}

/** On paper: menus, skip link and search are gone, the main part is there and fits the width between the margins. */
export async function onPaper(tab) {
  return tab.evaluate(() => {
    const found = [];
    const main = document.querySelector("main");
    const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
    for (const element of document.querySelectorAll('nav, [role="navigation"], form, [role="search"], body > a[href^="#"]')) {
      if (shown(element)) found.push({ rule: "print-menu", element: t.name(element), todo: "hide it in @media print: it leads nowhere on paper" });
    }
    if (!main || !shown(main) || main.innerText.trim().length < 20) found.push({ rule: "print-content", element: "<main>", todo: "its words must be visible in @media print" });
    return found;
  });
}

/** A4 as PDF: at least one page. */
export async function pdfPages(tab) {
  const pdf = await tab.pdf({ format: "A4", preferCSSPageSize: true });
  const pages = pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
  return pages >= 1 ? [] : [{ rule: "print-pdf", element: "the page", todo: "printing gives no page" }];
}

/** The words of the main part as one line, without what scripts added or uncovered and without <noscript>. */
export async function mainText(tab) {
  return tab.evaluate(() => {
    const main = document.querySelector("main");
    if (!main || !main.checkVisibility()) return "";
    for (const node of window.t?.added ?? []) node.remove();
    for (const element of main.querySelectorAll("noscript")) element.remove();
    return main.innerText.replace(/\s+/g, " ").trim();
  });
}

/** The words with and without scripts are the same. */
export function sameWords(without, withScripts) {
  if (without.length < 20) return [{ rule: "no-script", element: "<main>", todo: "without JavaScript the main part shows nothing: its words must stand in the HTML" }];
  if (without === withScripts) return [];
  let at = 0;
  while (without[at] === withScripts[at]) at++;
  const around = (text) => `“…${text.slice(Math.max(0, at - 40), at + 60)}…”`;
  return [{ rule: "no-script", element: `<main>: without JavaScript ${around(without)}, with it ${around(withScripts)}`, todo: "a script may add, never change or hide what the HTML says" }];
}

/** HTML and stylesheets, fonts, scripts: bytes on the wire of everything the visit asked for. */
export function weight(log, site, page) {
  const asked = [...new Map(log.served.filter((s) => s.status === 200 || s.type === "document").map((s) => [s.file, s])).values()];
  const sum = (...kinds) => asked.filter((s) => kinds.includes(s.type) && s.file).map((s) => [s.file, site.wireBytes(s.file)]);
  const found = [];
  const check = (rule, limit, parts) => {
    const total = parts.reduce((all, [, bytes]) => all + bytes, 0);
    if (total > limit) found.push({ rule, element: parts.map(([file, bytes]) => `${file} ${bytes}`).join(", "), todo: `${total} bytes compressed, at most ${limit}` });
  };
  check("weight-html-css", limits.words, sum("document", "stylesheet"));
  check("weight-fonts", limits.fonts, sum("font"));
  check("weight-scripts", page.kind === "search" ? searchScripts : limits.scripts, sum("script"));
  return found;
}
