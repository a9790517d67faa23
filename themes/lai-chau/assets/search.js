// Search over the index that the build makes (docs/search.md describes it). Knows no page: search-page.js does.
//
// Comes in: a way to load files of the index, queries. Goes out: records in order, why they match, counts. Words are cut and
// folded by the rules of src/vietnamese/words.rs; tests hold both to one table.

/** The version of the index that this script reads. */
export const FORMAT = 1;
/** Records of one page of results. */
export const PAGE = 10;
/** With so many records whose titles have every word, texts are searched only if asked for. */
const ENOUGH = 10;
/** Bytes that words of texts may cost in one query, and what a file costs at least. */
const BUDGET = 9500;
const SMALL = 1500;
/** Words of a query; the rest is not looked at. */
const LONGEST = 20;
/** Words of a query that are looked for in titles: the rarest. */
const TITLES = 6;
/** Records at most that have all but one word in their title, beside others with all words in their text. */
const MORE = 50;
/** Files in which the ends of an unfinished word are looked for. */
const FILES = 3;

const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;
const APOSTROPHES = "'\u2018\u2019\u02BC\u02BB`\u00B4\u2032\uFF07";
const RUNS = new RegExp(`[\\p{Alphabetic}\\p{M}${APOSTROPHES}]+|\\d+`, "gu");
const DROPPED = new RegExp(`[${APOSTROPHES}]`, "g");
const VACCINES = ["vaxin", "vacxin", "vacin", "vacine", "vaccin", "vaccine"];
/** What people are called before their names. */
const COURTESY = ["ông", "bà", "anh", "chị", "em", "cụ", "cô", "chú", "bác"];
const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đð]/g, "d");
const toneless = (text) => text.normalize("NFD").replace(TONES, "").normalize("NFC");

/** hoà → hòa; quý, toàn stay. */
function placed(word) {
  const letters = [...word];
  const [a, b] = letters.slice(-2);
  const [base, tone, more] = [...(b ?? "").normalize("NFD")];
  if (letters.length < 2 || !tone || more || !tone.match(TONES) || !["oa", "oe", "uy"].includes(a + base) || letters.at(-3) === "q") return word;
  return [...letters.slice(0, -2), (a + tone).normalize("NFC"), base].join("");
}

function folded(word) {
  const plain = bare(word);
  const head = plain.slice(0, -1);
  return plain.endsWith("y") && head && (head === "qu" || !/[aeiouy]/.test(head)) ? `${head}i` : plain;
}

/** The words of a text: as written, folded, and where they stand in it. */
export function words(text) {
  const found = [];
  for (const { 0: run, index } of text.matchAll(RUNS)) {
    const written = placed(run.normalize("NFC").replace(DROPPED, "").toLowerCase()).replace(/ð/g, "đ");
    const plain = folded(written);
    if (!plain) continue;
    const add = (written) => found.push({ written, folded: folded(written), start: index, end: index + run.length });
    if (/^\d+$/.test(written)) add(written.replace(/^0+(?=\d)/, ""));
    else if (plain === "hmong") add(written.replace(/^h/, ""));
    else if (VACCINES.includes(plain)) ["vắc", "xin"].forEach(add);
    else add(plain === "covit" ? "covid" : written);
    const [last, next] = found.slice(-2);
    const one = last?.folded === "co" && /^vi[dt]$/.test(next?.folded) ? "covid" : last?.folded === "h" && next?.folded === "mong" ? next.written : undefined;
    if (one) found.splice(-2, 2, { written: one, folded: folded(one), start: last.start, end: next.end });
  }
  return found;
}

/** What cannot be loaded, or does not fit: `kind` is "load", "stale" or "format". */
export class SearchError extends Error {
  constructor(kind, message) {
    super(message);
    this.kind = kind;
  }
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  text() {
    const length = this.number();
    return new TextDecoder().decode(this.bytes.subarray(this.at, (this.at += length)));
  }
  /** Calls `each` with every number of a list; without it the list is passed over. */
  list(each) {
    const head = this.number();
    const count = head >>> 2;
    let next = 0;
    if ((head & 3) === 0) {
      for (let i = 0; i < count; i++) {
        next += this.number();
        each?.(next++);
      }
    } else if ((head & 3) === 1) {
      for (let i = 0; i < count; i++) {
        next += this.number();
        for (const end = next + this.number(); next <= end; next++) each?.(next);
      }
    } else {
      next = this.number() * 8;
      const end = this.number() + this.at;
      for (; this.at < end; this.at++, next += 8) {
        for (let bits = this.bytes[this.at], bit = 0; each && bits >> bit; bit++) if ((bits >> bit) & 1) each(next + bit);
      }
    }
  }
}

/** Whether two words differ by one letter: another, one more, one less, or two neighbours changed about. */
function near(a, b) {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  const [x, y] = [a.slice(i), b.slice(i)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1) || (x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

/** What was typed for a keyboard that puts marks on letters (Telex), and came out as it is: `nguyeenx` is `nguyen`. */
const typed = (plain) => folded(plain.replace(/([aeo])\1|dd/g, (pair) => pair[0]).replace(/[fjwz]/g, "").replace(/([aeiouy][^aeiouy]*)[srx](?=$|[^aeiouy])/g, "$1"));

/** The dictionary: words in order, and the logarithm of how many records have each. */
function dictionary(coded) {
  const list = [];
  const sizes = new Map();
  let last = "";
  for (const [, shared, rest, size] of coded.matchAll(/(\d)([^A-Z]*)([A-Z])/g)) {
    last = last.slice(0, shared) + rest;
    list.push(last);
    sizes.set(last, size.charCodeAt(0) - 65);
  }
  return { list, sizes };
}

/** The last place in a sorted list whose entry is not after `key`. */
function place(list, key) {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * An index. `load(name, id, fresh)` gives the bytes of a file: `id` is that of the index it should belong to, `fresh` asks
 * for the host's own copy.
 */
export class Index {
  constructor(load) {
    this.load = load;
    this.files = new Map();
  }

  /** The entry, with the id that all other files must have. */
  async open(fresh = false) {
    this.entry ??= this.read("muc-luc.bin", undefined, fresh).then(({ id, bytes }) => {
      const entry = JSON.parse(new TextDecoder().decode(bytes));
      if (entry.format !== FORMAT) throw new SearchError("format", `index of format ${entry.format}`);
      return { ...entry, id, ...dictionary(entry.words), common: Math.log2(entry.common) };
    });
    try {
      return await this.entry;
    } catch (error) {
      this.entry = undefined;
      throw error;
    }
  }

  /** Takes everything anew: the host has another index. */
  async reopen() {
    this.entry = undefined;
    this.files.clear();
    return this.open(true);
  }

  async read(name, wanted, fresh) {
    const packed = await this.load(name, wanted, fresh);
    const id = [...packed.subarray(0, 8)].map((b) => b.toString(16).padStart(2, "0")).join("");
    if (wanted && id !== wanted) throw new SearchError("stale", `${name} is of another index`);
    try {
      const stream = new Blob([packed.subarray(8)]).stream().pipeThrough(new DecompressionStream("deflate"));
      return { id, bytes: new Uint8Array(await new Response(stream).arrayBuffer()) };
    } catch (error) {
      throw new SearchError("load", `${name}: ${error.message}`);
    }
  }

  /** A file of the index that this is the entry of, loaded once. */
  file({ id }, name) {
    const key = `${name}?${id}`;
    if (!this.files.has(key)) {
      const file = this.read(name, id).then(({ bytes }) => bytes);
      this.files.set(key, file);
      file.catch(() => this.files.delete(key));
    }
    return this.files.get(key);
  }

  /** The terms with these keys: the bytes of their shard, and where the lists of each way of writing begin. */
  async terms(entry, kind, keys) {
    const shards = kind === "ten" ? entry.titles : entry.texts;
    const wanted = new Map();
    for (const key of keys) {
      const n = place(shards, key);
      if (n >= 0) wanted.set(n, [...(wanted.get(n) ?? []), key]);
    }
    const found = new Map();
    await Promise.all([...wanted].map(async ([n, keys]) => {
      const reader = new Reader(await this.file(entry, `${kind}-${n}.bin`));
      while (reader.at < reader.bytes.length) {
        const key = reader.text();
        const ways = [];
        for (let left = reader.number(); left > 0; left--) {
          const way = { written: reader.text(), at: reader.at };
          for (let lists = kind === "ten" ? 3 : 1; lists > 0; lists--) reader.list();
          ways.push(way);
        }
        if (keys.includes(key)) found.set(key, { bytes: reader.bytes, ways });
      }
    }));
    return found;
  }

  /** What is shown of some records of an index. */
  async shown(entry, records) {
    const { chunk } = entry;
    const files = new Map(await Promise.all([...new Set(records.map((r) => Math.floor(r / chunk)))].map(async (n) =>
      [n, JSON.parse(new TextDecoder().decode(await this.file(entry, `ket-qua-${n}.bin`)))])));
    return records.map((record) => {
      const [title, url, label, line, text, source, sample] = files.get(Math.floor(record / chunk))[record % chunk];
      return { record, title, url, label, line, text, source, sample: sample === 1 };
    });
  }

  /** A facet: its values, and for every record the place of its value, or -1. */
  async facet(entry, n) {
    const { records } = entry;
    const reader = new Reader(await this.file(entry, `loc-${n}.bin`));
    const values = [];
    for (let left = reader.number(); left > 0; left--) {
      values.push({ key: reader.text(), label: reader.text(), group: reader.text(), below: reader.number() });
    }
    const having = [];
    reader.list((record) => having.push(record));
    const of = new Int16Array(records).fill(-1);
    having.forEach((record, i) => {
      of[record] = reader.bytes[reader.at + i] + (values.length > 256 ? reader.bytes[reader.at + having.length + i] << 8 : 0);
    });
    return { values, of };
  }

  /** Runs `work`; if the host turns out to have another index, once more with that one. */
  async steady(work) {
    try {
      return await work();
    } catch (error) {
      if (error.kind !== "stale") throw error;
      await this.reopen();
      return work();
    }
  }

  /**
   * Finds records. `typing`: the last word may go on. `wide`: search texts even if titles give enough. `narrow`: a function
   * that promises a mask of records, 0 for those that are not wanted.
   */
  find(query, options = {}) {
    return this.steady(async () => new Query(this, await this.open(), query, options).run());
  }
}

/** One query on its way. */
class Query {
  constructor(index, entry, text, { typing = false, wide = false, narrow }) {
    this.typing = typing && !/\s$/.test(text);
    let tokens = words(text).slice(0, LONGEST);
    // One letter of a word says nothing yet.
    if (this.typing && tokens.length > 1 && tokens.at(-1).folded.length === 1) tokens.pop();
    if (tokens.length > 2 && COURTESY.includes(tokens[0].written)) tokens = tokens.slice(1);
    Object.assign(this, { index, entry, wide, narrow, tokens });
    /** Whether every word was asked of every record. */
    this.sure = true;
    this.scores = this.tokens.map(() => new Uint8Array(entry.records));
    this.ends = new Uint8Array(entry.records);
    this.phrases = new Uint8Array(entry.records);
    /** Places of the tokens that a record should have. */
    this.asked = new Set();
    /** Folded words that stand for each token. */
    this.ways = this.tokens.map((token) => new Set([token.folded]));
  }

  size(word) {
    return this.entry.sizes.get(word) ?? 0;
  }

  /** Exact marks 3, same letters with another tone 2, else 1. */
  level(token, written) {
    if (written === token.written) return 3;
    return toneless(written) === toneless(token.written) ? 2 : 1;
  }

  async titles(wanted) {
    const found = await this.index.terms(this.entry, "ten", wanted.map((w) => w.key));
    const last = this.tokens.length - 1;
    for (const { token, key, base } of wanted) {
      const term = found.get(key);
      const scores = this.scores[token];
      for (const { written, at } of term?.ways ?? []) {
        const value = base ? base + 2 * written.startsWith(this.tokens[token].written) : 8 + 2 * this.level(this.tokens[token], written);
        const reader = Object.assign(new Reader(term.bytes), { at });
        for (const where of ["begins", "ends", "inside"]) {
          // As it is said (first word first), or given name first.
          const bit = where === "begins" ? (token === 0) * 1 | (token === 1) * 4 : where === "ends" ? (token === last) * 2 | (token === 0) * 8 : 0;
          reader.list((record) => {
            if (scores[record] < value) scores[record] = value;
            this.ends[record] |= bit;
          });
        }
      }
    }
  }

  async texts(wanted) {
    const found = await this.index.terms(this.entry, "loi", wanted.map((w) => w.key));
    for (const { token, key, base, pair } of wanted) {
      const term = found.get(key);
      for (const { written, at } of term?.ways ?? []) {
        const value = base ?? (written ? 2 * this.level(this.tokens[token], written) : 4);
        const scored = this.scores.slice(token, token + (pair ? 2 : 1));
        Object.assign(new Reader(term.bytes), { at }).list((record) => {
          for (const scores of scored) if (scores[record] < value) scores[record] = value;
          if (pair) this.phrases[record] += 6;
        });
      }
    }
  }

  /** Records with the most of some tokens, and how many tokens that is. */
  most(tokens) {
    const counts = new Uint8Array(this.entry.records);
    for (const scores of tokens.map((i) => this.scores[i])) for (let r = 0; r < counts.length; r++) if (scores[r]) counts[r]++;
    if (this.mask) for (let r = 0; r < counts.length; r++) if (!this.mask[r]) counts[r] = 0;
    let most = 0;
    for (let r = 0; r < counts.length; r++) if (counts[r] > most) most = counts[r];
    const hits = [];
    if (most > 0) for (let r = 0; r < counts.length; r++) if (counts[r] === most) hits.push(r);
    return { most, hits };
  }

  /** Records with all tokens that were asked for (and perhaps with the others); if there are none, those with the most. */
  best() {
    const all = this.most([...this.tokens.keys()]);
    if (this.sure || this.asked.size === 0) return all;
    const some = this.most([...this.asked]);
    return some.most === this.asked.size ? { most: this.tokens.length, hits: some.hits } : all;
  }

  /** Hits that have all words somewhere in a long text, and records that have all but one in their title: both. */
  withTitles(hits) {
    if (this.tokens.length < 3) return hits;
    const titled = (record) => this.scores.reduce((n, scores) => n + (scores[record] >= 7), 0);
    const wanted = this.tokens.length - 1;
    if (hits.some((record) => titled(record) >= wanted)) return hits;
    const known = new Set(hits);
    const more = [];
    for (let record = 0; record < this.entry.records && more.length < MORE; record++) {
      if (titled(record) >= wanted && this.mask?.[record] !== 0 && !known.has(record)) more.push(record);
    }
    return hits.concat(more).sort((a, b) => a - b);
  }

  /** Words of the dictionary that begin with a token, the commonest first; no more than few files have. */
  completions({ folded, written }) {
    if (folded.length < 2 || /\d/.test(folded)) return [];
    const { list, titles } = this.entry;
    const found = [];
    // `quy` is `qui` as a word, and goes on as `quyen`.
    for (const begin of new Set([folded, bare(written)])) {
      const at = place(list, begin);
      if (begin !== folded && list[at] === begin) found.push(begin);
      for (let i = at + 1; list[i]?.startsWith(begin); i++) found.push(list[i]);
    }
    const files = new Set();
    return found.sort((a, b) => this.size(b) - this.size(a)).filter((word) => (files.size < FILES ? files.add(place(titles, word)) : files).has(place(titles, word)));
  }

  /** Words of the dictionary that a token with one typing error could mean, the commonest first. */
  mended({ folded }) {
    if (folded.length < 3 || /\d/.test(folded)) return [];
    const keys = typed(folded);
    const found = this.entry.list.filter((word) => near(word, folded)).sort((a, b) => this.size(b) - this.size(a)).slice(0, 6);
    return keys !== folded && this.entry.sizes.has(keys) ? [keys, ...found] : found;
  }

  async run() {
    const { tokens, entry } = this;
    const all = tokens.length;
    if (all === 0) return { entry, tokens, ways: [], sure: true, most: 0, total: 0, hits: [], order: [] };
    this.mask = await this.narrow?.();
    const known = (token) => entry.sizes.has(token.folded) || /\d/.test(token.folded);
    const last = tokens[all - 1];
    const ends = this.completions(last);
    let goOn = this.typing || !known(last) ? ends : [];
    const rare = tokens.map((token, i) => ({ token: i, key: token.folded })).sort((a, b) => this.size(a.key) - this.size(b.key)).slice(0, TITLES);
    await this.titles(rare.concat(goOn.map((key) => ({ token: all - 1, key, base: 7 }))));
    let { most, hits } = this.best();
    if (most < all && all <= 4 && goOn.length === 0 && ends.length > 0) {
      // A name that was not typed to its end.
      await this.titles(ends.map((key) => ({ token: all - 1, key, base: 7 })));
      const longer = this.best();
      if (longer.most === all) ({ most, hits } = longer), (goOn = ends);
    }
    goOn.forEach((word) => this.ways[all - 1].add(word));
    this.goesOn = goOn.length > 0;
    const titles = most === all && hits.length >= ENOUGH && !this.wide;
    if (!titles) ({ most, hits } = await this.everywhere(goOn));
    let mended = false;
    if (most < all) {
      const found = await this.mend(most);
      if (found.most > most) ({ most, hits } = found), (mended = true);
    }
    if (!titles) hits = this.withTitles(hits);
    // Whether a text has a word as it was typed, or perhaps only one that is like it; a title's words are seen.
    const inText = (record, token) => ({ 6: "exactly", 1: "like", 2: "like", 4: "like", 5: "like" })[this.scores[token][record]];
    return { entry, tokens, ways: this.ways, inText, sure: this.sure, most, titles, mended, total: hits.length, hits, order: await this.ranked(hits) };
  }

  /**
   * Titles and texts: what costs little first, and no more than a query may cost: rare words and pairs of common neighbours,
   * then common words. A record must have the words that were asked for alone; if there are none, those of the pairs.
   */
  async everywhere(goOn) {
    const { tokens, entry } = this;
    const last = tokens.length - 1;
    // Where there are few files, words share them.
    const least = 2000 * Math.min(1, entry.texts.length / 2000);
    const cost = ({ key }) => (key in entry.heavy ? SMALL + 1024 * entry.heavy[key] : least);
    const common = tokens.map((token) => this.size(token.folded) >= entry.common);
    const singles = tokens.map(({ folded }, token) => ({ token, key: folded }));
    const pairs = singles.filter(({ token }) => common[token] && common[token + 1]).map(({ token, key }) => ({ token, key: `${key} ${tokens[token + 1].folded}`, base: 5, pair: true }));
    const ends = goOn.slice(0, 4).map((key) => ({ token: last, key, base: 1 }));
    const cheapest = (list) => list.sort((a, b) => cost(a) - cost(b) || this.size(a.key) - this.size(b.key));
    const rare = cheapest(singles.filter(({ token }) => !common[token]));
    const order = [...rare, ...cheapest([...pairs, ...ends]), ...cheapest(singles.filter(({ token }) => common[token]))];
    let left = BUDGET;
    const taken = order.filter((wanted, i) => {
      const take = i === 0 || cost(wanted) <= left;
      if (take) left -= cost(wanted);
      return take;
    });
    await this.texts(taken);
    const alone = taken.filter(({ pair, base }) => !pair && !base).map(({ token }) => token);
    const paired = taken.filter(({ pair }) => pair).flatMap(({ token }) => [token, token + 1]);
    this.asked = new Set(alone.length > 0 ? alone : paired);
    this.sure = alone.length === tokens.length;
    return this.best();
  }

  /** One typing error: words that nothing has first, then any. */
  async mend(most) {
    const { tokens } = this;
    const strange = [...tokens.keys()].filter((i) => !this.entry.sizes.has(tokens[i].folded) && this.scores[i].every((score) => score === 0));
    // If all words exist and some were too dear to ask for, nobody knows that nothing matches.
    const each = strange.length > 0 ? [strange] : this.sure ? [...tokens.keys()].map((i) => [i]) : [];
    for (const which of each) {
      const wanted = which.flatMap((token) => this.mended(tokens[token]).slice(0, 6 / each.length + 1).map((key) => ({ token, key })));
      if (wanted.length === 0) continue;
      const before = [which.map((i) => this.scores[i].slice()), this.ends.slice()];
      await this.titles(wanted.map((w) => ({ ...w, base: 6 })));
      await this.texts(wanted.filter((w) => this.size(w.key) < 10).map((w) => ({ ...w, base: 1 })));
      const found = this.best();
      if (found.most > most) {
        wanted.forEach((w) => this.ways[w.token].add(w.key));
        return found;
      }
      which.forEach((i, n) => (this.scores[i] = before[0][n]));
      this.ends = before[1];
    }
    return { most: 0 };
  }

  /** Records in order of their scores; the first few by their whole titles, too. */
  async ranked(hits) {
    const score = (record) => {
      const bits = this.ends[record];
      const ends = Math.max((bits & 1) + ((bits >> 1) & 1), ((bits >> 2) & 1) + ((bits >> 3) & 1));
      return this.scores.reduce((sum, scores) => sum + scores[record], 2 * ends + this.phrases[record]);
    };
    const buckets = [];
    for (const record of hits) (buckets[score(record)] ??= []).push(record);
    const order = buckets.reverse().flat();
    const first = await this.index.shown(this.entry, order.slice(0, PAGE));
    const key = (list) => list.join(" ");
    const asked = { written: key(this.tokens.map((t) => t.written)), folded: key(this.tokens.map((t) => t.folded)) };
    // A word that goes on need not be whole.
    const whole = (words, query) => ` ${words} `.includes(this.goesOn ? ` ${query}` : ` ${query} `);
    const sorted = key(this.tokens.map((t) => t.folded).sort());
    const points = ({ record, title, label, line, text, source }) => {
      const own = words(title);
      const near = words(`${title}. ${line}. ${text}`);
      const [written, plain] = [key(own.map((w) => w.written)), key(own.map((w) => w.folded))];
      let more = 0;
      if (written === asked.written) more = 40;
      else if (plain === asked.folded) more = 30;
      else if (key(own.map((w) => w.folded).sort()) === sorted) more = 20;
      else if (whole(plain, asked.folded)) more = (whole(written, asked.written) ? 8 : 6) + (6 * this.tokens.length) / own.length;
      else if (whole(key(near.map((w) => w.written)), asked.written)) more = 8;
      else if (whole(key(near.map((w) => w.folded)), asked.folded)) more = 6;
      // Units and campaigns are what others are named after.
      if (record < this.entry.kinds[2] && this.scores.every((scores) => scores[record] >= 8)) more += 9;
      // Words that were too dear to ask for: those that can be seen.
      const seen = new Set(!this.sure ? words([title, label, line, text, source].join(" ")).map((w) => w.folded) : []);
      return score(record) + more + 2 * this.tokens.filter((token) => seen.has(token.folded)).length;
    };
    const better = new Map(first.map((shown) => [shown.record, points(shown)]));
    const head = order.slice(0, PAGE).sort((a, b) => better.get(b) - better.get(a));
    return [...head, ...order.slice(PAGE)];
  }
}
