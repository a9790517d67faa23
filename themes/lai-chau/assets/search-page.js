// The search page: reads what people type, shows what search.js finds.
//
// Comes in: the form, the address (?q=…), the phrases in data-said. Goes out: results, counts, messages. Every element is
// made here piece by piece; no text of the index is ever read as HTML.

const root = document.getElementById("p-search");
const { engine, home } = root.dataset;
const said = JSON.parse(root.dataset.said);

/** Counts what was asked: an answer that comes after the next question is not shown. */
let latest = 0;
/** The address whose answer is shown. */
let shownFor;

/** Something to know, with a button that does something about it. */
const notice = (text, label, click) => make("p", { class: "notice", role: "alert" }, text, " ", make("button", { type: "button", class: "search-button", click }, label));

const { Index, SearchError, PAGE, words } = await import(engine).catch((error) => {
  root.append(notice(said.failed, said.reload, () => location.reload()));
  throw error;
});

const form = root.querySelector("form");
const field = form.elements.q;
/** With more results than this, nobody counts them. */
const MANY = 1000;
/** Numbers of the facets' files. */
const FACETS = { award: 0, campaign: 1, year: 2, unit: 3 };
const KINDS = ["campaign", "unit", "story", "model", "document", "clause", "page", "collective", "household", "individual"];
const RECIPIENTS = KINDS.slice(7);
/** Filters in addresses, in the words of the portal. */
const NAMES = { kind: "loai", recipient: "doi-tuong", award: "hinh-thuc", level: "cap", campaign: "phong-trao", year: "nam", unit: "don-vi" };

const say = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replace(`{${name}}`, () => value), said[key]);
const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, said.thousands);
const count = (n) => (n > MANY ? say("many", { n: number(MANY) }) : say(n === 1 && "count_one" in said ? "count_one" : "count", { n: number(n) }));

/** An element with attributes and children. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined && child !== ""));
  return element;
}

const index = new Index(async (name, id, fresh) => {
  try {
    const address = new URL(id ? `${name}?v=${id}` : name, new URL(root.dataset.index, location));
    const answer = await fetch(address, { cache: fresh ? "reload" : id ? "default" : "no-cache" });
    if (answer.ok) return new Uint8Array(await answer.arrayBuffer());
    // A file that the index no longer has: the host has another index.
    if (answer.status === 404 && id) throw new SearchError("stale", name);
    throw new SearchError("load", `${name}: ${answer.status}`);
  } catch (error) {
    throw error instanceof SearchError ? error : new SearchError("load", `${name}: ${error.message}`);
  }
});

/* What is asked: query and filters, as the address has them. */

function asked() {
  const address = new URLSearchParams(location.search);
  const filters = Object.entries(NAMES).map(([name, key]) => [name, address.get(key)]).filter(([, value]) => value);
  return { query: address.get("q") ?? "", wide: address.has("rong"), filters: Object.fromEntries(filters) };
}

function addressOf({ query, wide, filters }) {
  const address = new URLSearchParams(query ? { q: query } : {});
  if (wide) address.set("rong", "1");
  for (const [name, key] of Object.entries(NAMES)) if (filters[name]) address.set(key, filters[name]);
  return `${location.pathname}${`?${address}`.replace(/^\?$/, "")}`;
}

/* Filters. */

const rangeOf = ({ kinds }, name) => [kinds[KINDS.indexOf(name)], kinds[KINDS.indexOf(name) + 1]];
const honours = ({ kinds, records }) => [kinds[7], records];

/** An award's level: key and name. */
const levelOf = ({ group }) => ({ key: group.split(" ", 1)[0], label: group.slice(group.indexOf(" ") + 1) });

/** A facet of units below others is named by the way to it: `tinh-lai-chau/so-y-te`. */
async function facetOf(entry, name, way = []) {
  let facet = await index.facet(entry, FACETS[name === "level" ? "award" : name]);
  for (const key of way) {
    const value = facet.values.find((value) => value.key === key);
    if (!value?.below) return { values: [], of: facet.of.fill(-1) };
    facet = await index.facet(entry, value.below);
  }
  return facet;
}

/** The mask of records that all filters let through. */
function mask(filters) {
  if (Object.keys(filters).length === 0) return undefined;
  return async () => {
    const entry = await index.open();
    const mask = new Uint8Array(entry.records).fill(1);
    const keep = (test) => mask.forEach((_, record) => test(record) || (mask[record] = 0));
    for (const [name, value] of Object.entries(filters)) {
      if (name === "kind" || name === "recipient") {
        const [from, to] = value === "honour" ? honours(entry) : KINDS.includes(value) ? rangeOf(entry, value) : [0, 0];
        keep((record) => record >= from && record < to);
        continue;
      }
      const way = name === "unit" ? value.split("/") : [value];
      const { values, of } = await facetOf(entry, name, way.slice(0, -1));
      const wanted = values.map((v) => (name === "level" ? levelOf(v).key : v.key) === way.at(-1));
      keep((record) => wanted[of[record]]);
    }
    return mask;
  };
}

/* Results. */

const bar = make("div", { class: "search-bar", tabindex: "-1" });
const notes = make("div", { class: "search-notes" });
const told = make("div", { role: "status" }, bar, notes);
const list = make("ol", { class: "search-list" });
const more = make("div", { class: "search-more" });
const narrow = make("aside", { class: "search-narrow", "aria-label": said.narrow, hidden: "" });
const results = make("div", { class: "search-results", hidden: "" }, narrow, make("section", { class: "search-found", "aria-label": said.results }, told, list, more));
root.append(results);

/** A text with the words that match marked. */
function marked(text, matches) {
  const parts = [];
  let at = 0;
  for (const word of words(text)) {
    const { start, end } = word;
    if (!matches(word) || start < at) continue;
    parts.push(text.slice(at, start), make("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

function resultOf({ record, title, url, label, line, text, source, sample }, { tokens, ways, inText }) {
  const all = words([title, label, line, text, source].join(" "));
  const [seen, exact] = [new Set(all.map(({ folded }) => folded)), new Set(all.map(({ written }) => written))];
  // Where a word stands as it was typed, its other spellings are not what was meant.
  const matches = ({ written, folded }) => tokens.some((token, i) => (exact.has(token.written) ? written === token.written : ways[i].has(folded)));
  // Of an honour everything is shown: what is not seen is another way of writing it.
  const unseen = /^quyet-dinh\/.*#/.test(url) ? [] : [...tokens.keys()].filter((i) => ![...ways[i]].some((word) => seen.has(word)));
  const also = [["exactly", "also"], ["like", "also_like"]].map(([how, key]) => [key, unseen.filter((i) => inText(record, i) === how).map((i) => tokens[i].written)]);
  const mark = (text) => marked(text, matches);
  return make("li", { class: "result" },
    make("h2", { class: "result-title" }, make("a", { href: home + url }, ...mark(title)), ...(sample ? [" ", make("span", { class: "badge", title: said.sample_title }, said.sample)] : [])),
    label && make("p", { class: "result-label" }, ...mark(label)),
    line && make("p", {}, ...mark(line)),
    text && make("p", {}, ...mark(text)),
    source && make("p", { class: "result-source" }, ...mark(source)),
    ...also.filter(([, words]) => words.length > 0).map(([key, words]) => make("p", { class: "result-also" }, say(key, { words: words.join(", ") }))),
  );
}

async function add(found) {
  const mine = latest;
  const from = list.children.length;
  const shown = await index.shown(found.entry, found.order.slice(from, from + PAGE));
  if (mine !== latest || list.children.length !== from) return;
  list.append(...shown.map((one) => resultOf(one, found)));
  more.replaceChildren();
  if (list.children.length < found.total) {
    more.append(make("button", { type: "button", class: "search-button", click: () => attempt(async () => {
      await current(() => add(found));
      list.children[from + PAGE]?.querySelector("a").focus();
    }) }, said.more));
  }
}

/* Facets. */

/** How many results each value has. */
function counted(hits, of, size) {
  const counts = new Array(size).fill(0);
  for (const record of hits) if (of[record] >= 0) counts[of[record]]++;
  return counts;
}

function valueOf(state, name, value, label, n) {
  const filters = { ...state.filters, [name]: value };
  const link = make("a", { href: addressOf({ ...state, filters }), click: follow }, label);
  return make("li", {}, link, " ", make("span", { class: "search-count" }, n > MANY ? `> ${number(MANY)}` : number(n)));
}

/** A group of values; what it needs is loaded when it is opened. */
function group(title, values) {
  const inside = make("div", {});
  let filled = false;
  const fill = () => attempt(async () => {
    if (filled) return;
    inside.replaceChildren(said.counting);
    const items = await current(values);
    if (!items) return;
    filled = true;
    inside.replaceChildren(items.length > 0 ? make("ul", {}, ...items) : said.nothing);
  }, () => fill());
  const details = make("details", { toggle: () => details.open && fill() }, make("summary", {}, title), inside);
  return details;
}

function kindValues(state, { hits }, entry, name) {
  const rows = name === "recipient" ? RECIPIENTS.map((kind) => [kind, rangeOf(entry, kind)])
    : [...KINDS.slice(0, 7).map((kind) => [kind, rangeOf(entry, kind)]), ["honour", honours(entry)]];
  return rows.map(([kind, [from, to]]) => [kind, hits.reduce((n, record) => n + (record >= from && record < to), 0)])
    .filter(([, n]) => n > 0).map(([kind, n]) => valueOf(state, name, kind, said[`${name}_${kind}`], n));
}

async function facetValues(state, { hits, entry }, name) {
  const { values, of } = await facetOf(entry, name);
  const counts = counted(hits, of, values.length);
  if (name !== "level") return values.map((value, i) => [value, counts[i]]).filter(([, n]) => n > 0).map(([value, n]) => valueOf(state, name, value.key, value.label, n));
  const levels = new Map();
  values.forEach(({ group }, i) => counts[i] && levels.set(group, (levels.get(group) ?? 0) + counts[i]));
  return [...levels].map(([group, n]) => [levelOf({ group }), n]).map(([level, n]) => valueOf(state, name, level.key, level.label, n));
}

async function unitValues(state, found, way) {
  const { values, of } = await facetOf(found.entry, "unit", way);
  const counts = counted(found.hits, of, values.length);
  return values.map((value, i) => [value, counts[i]]).filter(([, n]) => n > 0).map(([value, n]) => {
    const key = [...way, value.key];
    const own = value.key === way.at(-1);
    const item = valueOf(state, "unit", key.join("/"), own ? say("unit_own", { name: value.label }) : value.label, n);
    if (value.below) item.append(group(say("unit_below", { name: value.label }), () => unitValues(state, found, key)));
    return item;
  });
}

async function labelOf(entry, name, value) {
  if (name === "kind" || name === "recipient") return said[`${name}_${value}`] ?? value;
  const way = value.split("/");
  const { values } = await facetOf(entry, name, name === "unit" ? way.slice(0, -1) : []);
  if (name === "level") return values.map(levelOf).find(({ key }) => key === value)?.label ?? value;
  return values.find(({ key }) => key === (name === "unit" ? way.at(-1) : value))?.label ?? value;
}

async function showFacets(state, found) {
  const mine = latest;
  const { entry } = found;
  const chosen = await Promise.all(Object.entries(state.filters).map(async ([name, value]) => {
    const { [name]: _, ...filters } = state.filters;
    const label = await labelOf(entry, name, value);
    return make("li", {}, make("a", { href: addressOf({ ...state, filters }), class: "search-chosen", "aria-label": say("remove", { name: label }), click: follow }, `${label} ×`));
  }));
  if (mine !== latest) return;
  if (chosen.length > 1) chosen.push(make("li", {}, make("a", { href: addressOf({ ...state, filters: {} }), click: follow }, said.all)));
  const rewarded = found.hits.at(-1) >= entry.kinds[7];
  const free = (name) => !(name in state.filters) && (rewarded || !["recipient", "award", "level"].includes(name));
  const anyKind = !("kind" in state.filters || "recipient" in state.filters);
  const groups = [
    anyKind && group(said.kind, async () => kindValues(state, found, entry, "kind")),
    free("recipient") && group(said.recipient, async () => kindValues(state, found, entry, "recipient")),
    ...["award", "level", "campaign", "year"].filter(free).map((name) => group(said[name], () => facetValues(state, found, name))),
    free("unit") && group(said.unit, () => unitValues(state, found, [])),
  ].filter(Boolean);
  const open = new Set([...narrow.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
  groups.forEach((details) => (details.open = open.has(details.firstChild.textContent)));
  const whole = make("details", { class: "search-groups" }, make("summary", {}, said.narrow), ...groups);
  whole.open = open.has(said.narrow) || matchMedia("(min-width: 62em)").matches;
  narrow.replaceChildren(...(chosen.length > 0 ? [make("ul", { class: "search-filters" }, ...chosen)] : []), whole);
  narrow.hidden = false;
}

/* From what is asked to what is shown. */

/** Runs work that loads; what fails is said, with a way to try again. */
async function attempt(work, again = work) {
  const mine = latest;
  try {
    await work();
  } catch (error) {
    if (mine !== latest) return;
    console.info(String(error.message));
    if (error.kind === "format") notes.replaceChildren(notice(said.old_page, said.reload, () => location.reload()));
    else notes.replaceChildren(notice(error.kind === "stale" ? said.changing : said.failed, said.retry, () => attempt(again)));
    if (bar.textContent === said.loading) bar.replaceChildren();
  }
}

/** Work with what was found; if the host has another index by now, what is asked is asked anew. */
async function current(work) {
  try {
    return await work();
  } catch (error) {
    if (error.kind !== "stale") throw error;
    await index.reopen();
    await show(asked());
  }
}

async function show(state, typing = false) {
  latest++;
  const mine = latest;
  shownFor = addressOf(asked());
  results.hidden = !state.query.trim();
  if (results.hidden) return;
  if (list.children.length === 0) bar.textContent = said.loading;
  await attempt(async () => {
    const found = await index.find(state.query, { typing, wide: state.wide, narrow: mask(state.filters) });
    if (mine !== latest) return;
    list.replaceChildren();
    notes.replaceChildren();
    more.replaceChildren();
    const query = state.query.trim();
    const tally = found.sure ? count(found.total) : say("about", { n: number(found.total) });
    bar.textContent = found.total > 0 ? `${tally} ${say("for", { query })}` : say("none", { query });
    if (found.total === 0) notes.append(make("p", {}, said.none_help));
    else if (!found.sure) notes.append(make("p", {}, said.unsure));
    else if (found.most < found.tokens.length && !typing) notes.append(make("p", {}, said.partly));
    else if (found.mended) notes.append(make("p", {}, said.mended));
    else if (found.titles) notes.append(make("p", {}, said.titles, " ", make("a", { href: addressOf({ ...state, wide: true }), click: follow }, said.wide)));
    await add(found);
    if (found.total > 0 || Object.keys(state.filters).length > 0) await showFacets(state, found);
    else narrow.hidden = true;
  }, () => show(state, typing));
}

/** A link of this page's own: a step in the history, without loading the page. */
function follow(event) {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  history.pushState(null, "", event.currentTarget.getAttribute("href"));
  // What was pressed is made anew: the keyboard goes on from the number of results.
  show(asked()).then(() => bar.focus());
}

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    const state = { ...asked(), query: field.value, wide: false };
    history.replaceState(null, "", addressOf(state));
    show(state, true);
  }, 250);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  const state = { ...asked(), query: field.value, wide: false };
  if (addressOf(state) !== location.pathname + location.search) history.pushState(null, "", addressOf(state));
  show(state);
});
addEventListener("popstate", () => {
  // A place on the page itself is no other question.
  if (addressOf(asked()) === shownFor) return;
  field.value = asked().query;
  show(asked());
});

if (typeof DecompressionStream === "undefined") {
  root.append(make("p", { class: "notice" }, said.old_browser));
} else {
  field.value = asked().query || field.value;
  if (field.value.trim()) show({ ...asked(), query: field.value });
  else field.addEventListener("focus", () => index.open().catch(() => {}), { once: true });
}
