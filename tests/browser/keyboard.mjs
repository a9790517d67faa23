// The way through a page with the keyboard alone.
//
// Comes in: a Playwright page freshly loaded, nothing focused yet. Goes out: findings { rule, element, todo }. Keys are
// really pressed where their effect is asked; the look of focus is read from computed styles.

/** Puts `window.k` into the page: what can be focused, and how an element looks around its edges. */
async function install(tab) {
  await tab.evaluate(() => {
    const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
    const edge = (style) => ({
      outline: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && !/, 0\)$|^transparent$/.test(style.outlineColor) ? `${style.outlineStyle} ${style.outlineWidth} ${style.outlineColor}` : "",
      shadow: style.boxShadow === "none" ? "" : style.boxShadow,
    });
    window.k = {
      focusable: () =>
        [...document.querySelectorAll('a[href], area[href], button, input:not([type="hidden"]), select, textarea, summary, audio[controls], video[controls], [contenteditable="true"], [tabindex]')]
          .filter((e) => e.tabIndex >= 0 && !e.disabled && !e.closest("[inert]") && shown(e) && (e.localName !== "summary" || e.parentElement.localName === "details")),
      /** The element, what the theme may draw over it, and up to three boxes around it. */
      edges(element) {
        const around = [];
        for (let up = element.parentElement; up && around.length < 3 && up !== document.body; up = up.parentElement) around.push(edge(getComputedStyle(up)));
        return [edge(getComputedStyle(element)), edge(getComputedStyle(element, "::before")), edge(getComputedStyle(element, "::after")), ...around];
      },
    };
  });
}

/** Keeps a key down until it has repeated this often. The keys are sent in one go; the browser works them off in order. */
async function hold(tab, key, times) {
  await Promise.all(Array.from({ length: times }, () => tab.keyboard.down(key)));
  await tab.keyboard.up(key);
}

/** The first Tab reaches the skip link, which then is on the screen; Enter moves on into the main part. */
export async function skipLink(tab) {
  await tab.keyboard.press("Tab");
  const first = await tab.evaluate(() => {
    const link = document.activeElement;
    const target = link?.hash && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const box = link.getBoundingClientRect();
    const seen = box.width > 2 && box.height > 2 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight;
    return { name: t.name(link), leads: Boolean(target && (target.localName === "main" || target.closest("main") || target.querySelector("main"))), seen };
  });
  if (!first.leads) return [{ rule: "skip-link", element: first.name, todo: "the first thing Tab reaches must be a link to the main part" }];
  const found = first.seen ? [] : [{ rule: "skip-link", element: first.name, todo: "it must be on the screen while it has focus" }];
  await tab.keyboard.press("Enter");
  const inMain = await tab.waitForFunction(() => document.activeElement.closest("main"), null, { timeout: 5000 }).then(() => true, () => false);
  await tab.keyboard.press("Tab");
  const next = await tab.evaluate(() => ({ name: t.name(document.activeElement), inside: Boolean(document.activeElement.closest("main")), any: document.querySelectorAll("main a[href], main button, main summary").length > 0 }));
  if (!inMain) found.push({ rule: "skip-link", element: first.name, todo: "Enter must move focus into <main>: give the target tabindex=\"-1\"" });
  if (next.any && !next.inside) found.push({ rule: "skip-link", element: next.name, todo: "the next Tab after the skip link must reach the first link of <main>" });
  return found;
}

/** Every element that takes focus shows it, and is not hidden under something fixed while it has it. */
export async function focusShows(tab) {
  await install(tab);
  await tab.keyboard.press("Tab"); // from here on the browser knows that somebody uses the keyboard
  return tab.evaluate(() => {
    const found = [];
    const all = k.focusable();
    document.activeElement.blur();
    const before = all.map((element) => k.edges(element));
    all.forEach((element, i) => {
      element.focus();
      const after = k.edges(element);
      const shows = after.some((edge, n) => (edge.outline && edge.outline !== before[i][n].outline) || (edge.shadow && edge.shadow !== before[i][n].shadow));
      if (!shows) found.push({ rule: "focus-visible", element: t.name(element), todo: "give :focus-visible an outline (or a shadow) that it does not have without focus" });
      const points = [...element.getClientRects()].flatMap((box) => {
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        if (right - left < 1 || bottom - top < 1) return [];
        return [[(left + right) / 2, (top + bottom) / 2], [left + 1, top + 1], [right - 1, top + 1], [left + 1, bottom - 1], [right - 1, bottom - 1]];
      });
      const fixed = (e) => { for (; e && e !== document.documentElement; e = e.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(e).position)) return true; return false; };
      const free = points.some(([x, y]) => {
        const hit = document.elementFromPoint(x, y);
        return hit && (element.contains(hit) || hit.contains(element) || !fixed(hit));
      });
      if (!free) found.push({ rule: "focus-not-obscured", element: t.name(element), todo: points.length ? "something fixed or sticky lies over it while it has focus: set scroll-padding" : "it is outside of the window while it has focus" });
    });
    document.activeElement.blur();
    return found;
  });
}

/** Tab goes through everything that takes focus, in the order of the document, and out again at the end. */
export async function tabOrder(tab) {
  await install(tab);
  const count = await tab.evaluate(() => {
    k.expected = k.focusable();
    k.met = [];
    document.addEventListener("focusin", (event) => k.met.push(event.target));
    return k.expected.length;
  });
  const round = () => tab.evaluate(() => k.expected.every((e) => k.met.includes(e)) || new Set(k.met).size < k.met.length);
  await hold(tab, "Tab", count);
  // Boxes that scroll may be stops of their own: a few more keys, until all was met or the way begins anew.
  for (let i = 0; i < count + 20 && !(await round()); i++) await tab.keyboard.press("Tab");
  return tab.evaluate(() => {
    const found = [];
    const again = k.met.findIndex((e, i) => k.met.indexOf(e) < i);
    const way = again < 0 ? k.met : k.met.slice(0, again);
    for (const e of k.expected) if (e.tabIndex > 0) found.push({ rule: "tab-order", element: t.name(e), todo: "no positive tabindex: order the elements in the HTML" });
    way.forEach((e, i) => {
      if (i && !(way[i - 1].compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING)) found.push({ rule: "tab-order", element: t.name(e), todo: `Tab reaches it after ${t.name(way[i - 1])}, which stands below it in the HTML` });
    });
    const unmet = k.expected.filter((e) => !way.includes(e));
    if (unmet.length) found.push({ rule: "focus-trap", element: way.length ? t.name(way.at(-1)) : "<body>", todo: `Tab does not lead on from here; not reached: ${unmet.slice(0, 5).map(t.name).join(", ")}` });
    return found;
  });
}

/** Back from the end with Shift+Tab: as many stops as forth. */
export async function backwards(tab) {
  await install(tab);
  const count = await tab.evaluate(() => {
    k.expected = k.focusable();
    k.met = new Set();
    document.addEventListener("focusin", (event) => k.met.add(event.target));
    k.expected.at(-1).focus();
    return k.expected.length;
  });
  await tab.keyboard.down("Shift");
  await hold(tab, "Tab", count - 1);
  await tab.keyboard.up("Shift");
  return tab.evaluate(() => {
    const unmet = k.expected.filter((e) => !k.met.has(e));
    return unmet.length ? [{ rule: "focus-trap", element: t.name(document.activeElement), todo: `Shift+Tab does not lead back to ${unmet.slice(0, 5).map(t.name).join(", ")}` }] : [];
  });
}

/** Each <details> opens and closes with Enter on its summary. */
export async function details(tab) {
  const found = [];
  for (const summary of await tab.locator("details > summary:visible").all()) {
    const state = () => summary.evaluate((e) => e.parentElement.open);
    await summary.focus();
    const before = await state();
    await tab.keyboard.press("Enter");
    const after = await state();
    await tab.keyboard.press("Enter");
    if (after === before || (await state()) !== before) found.push({ rule: "details", element: await summary.evaluate((e) => t.name(e)), todo: "Enter must open it and Enter again close it" });
  }
  return found;
}

/** A box that scrolls sideways can be scrolled with the keyboard, and says what it is. */
export async function scrollBoxes(tab) {
  return tab.evaluate(() => {
    const found = [];
    for (const box of document.body.querySelectorAll("*")) {
      const overflow = getComputedStyle(box).overflowX;
      if (!["auto", "scroll"].includes(overflow) || box.scrollWidth <= box.clientWidth || !box.checkVisibility()) continue;
      if (box.tabIndex < 0) found.push({ rule: "scroll-box", element: t.name(box), todo: "it scrolls sideways: give it tabindex=\"0\" so that the arrow keys reach it" });
      else if (!(box.getAttribute("aria-label") || box.getAttribute("aria-labelledby")) || !box.getAttribute("role")) found.push({ rule: "scroll-box", element: t.name(box), todo: "give it role=\"region\" and aria-label or aria-labelledby: it is a stop for the keyboard" });
    }
    return found;
  });
}
