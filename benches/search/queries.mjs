// Queries for a built portal that nobody wrote: names in every way of typing them, units, decisions, deeds, awards.
//
//   node benches/search/queries.mjs <site-folder> > queries.json
//
// Comes in: the portal's open data. Goes out: a list of {q, kind, first}; `first` are all addresses that would be right.
import { createReadStream, existsSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { words } from "../../themes/lai-chau/assets/search.js";

const folder = process.argv[2];
const data = path.join(folder ?? "", "du-lieu/luot-khen.jsonl");
if (!folder || !existsSync(data)) {
  console.error("Usage: node benches/search/queries.mjs <site-folder> > queries.json");
  process.exit(2);
}
const honours = [];
for await (const line of createInterface({ input: createReadStream(data) })) {
  const { name, kind, url, deed, award, unit, decision_number: number, decision } = JSON.parse(line);
  honours.push({ name, kind, url: url.slice(url.indexOf("quyet-dinh/")), deed, award, unit, number, decision, written: words(name).map((w) => w.written).join(" "), folded: words(name).map((w) => w.folded).join(" ") });
}
const people = honours.filter(({ kind }) => kind === "individual");
const every = (list, count, from) => Array.from({ length: count }, (_, i) => list[Math.floor(((i + from) * list.length) / (count + 1))]);
const who = (right) => people.filter(right).map(({ url }) => url);
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
const queries = [];
for (const { name, written } of every(people, 20, 0.1)) queries.push({ q: name, kind: "marked", first: who((p) => p.written === written) });
for (const { name, folded } of every(people, 20, 0.3)) queries.push({ q: plain(name), kind: "unmarked", first: who((p) => p.folded === folded) });
for (const { name, written } of every(people, 10, 0.5)) {
  const parts = name.split(" ");
  queries.push({ q: [parts.at(-1), ...parts.slice(0, -1)].join(" "), kind: "order", first: who((p) => p.written === written) });
}
for (const { name, folded, written } of every(people, 10, 0.7)) {
  const parts = name.split(" ");
  const given = written.split(" ").at(-1);
  queries.push({ q: [...parts.slice(0, -1).map(plain), parts.at(-1)].join(" "), kind: "partly", first: who((p) => p.folded === folded && p.written.endsWith(given)) });
}
for (const { decision, number } of every(honours, 8, 0.2)) queries.push({ q: number, kind: "number", first: [`quyet-dinh/${decision}/`] });
for (const { deed, name } of every(people, 10, 0.4)) queries.push({ q: `${name} ${deed.split(" ").slice(0, 4).join(" ")}`, kind: "name and deed", first: who((p) => p.name === name && p.deed.startsWith(deed.split(" ").slice(0, 4).join(" "))) });
for (const { deed } of every(people, 10, 0.6)) {
  const part = deed.split(" ").slice(2, 8).join(" ").toLowerCase();
  queries.push({ q: part, kind: "deed", first: who((p) => p.deed.toLowerCase().includes(part)) });
}
for (const { award, name, written } of every(people, 6, 0.8)) queries.push({ q: `${award} ${name}`, kind: "award and name", first: who((p) => p.award === award && p.written === written) });
console.log(JSON.stringify(queries, null, 1));
