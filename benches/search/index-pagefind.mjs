// Pagefind's index of a portal's records, and what it costs to make.
//
//   node benches/search/index-pagefind.mjs <site-folder> <output-folder>
//
// Comes in: a built portal. Goes out: pagefind's files in the output folder, and on standard output, as JSON, records, seconds,
// seconds of CPU and peak memory. compare.mjs runs it, as a process of its own so that nothing else is measured.
import { readFileSync } from "node:fs";
import { close, createIndex } from "pagefind";
import { open } from "../../tests/search/index.mjs";

/** Records that are on their way to pagefind at once. */
const AT_ONCE = 1000;

process.on("uncaughtException", (error) => {
  console.error(error.message);
  process.exit(1);
});
const [folder, output] = process.argv.slice(2);
if (!folder || !output) throw new Error("Usage: node benches/search/index-pagefind.mjs <site-folder> <output-folder>");
const { index: own } = open(folder);
const entry = await own.open();
const shown = await own.shown(entry, [...Array(entry.records).keys()]);

const right = ({ errors, ...answer }) => {
  if (errors.length > 0) throw new Error(`Pagefind says: ${errors.join("; ")}`);
  return answer;
};
const start = performance.now();
const cpu = process.cpuUsage();
const { index } = right(await createIndex());
for (let from = 0; from < records; from += AT_ONCE) {
  const some = shown.slice(from, from + AT_ONCE).map(({ url, title, label, line, text, source }) =>
    index.addCustomRecord({ url, content: [title, label, line, text, source].filter(Boolean).join("\n"), language: "vi", meta: { title } }));
  (await Promise.all(some)).forEach(right);
}
right(await index.writeFiles({ outputPath: output }));
const seconds = (performance.now() - start) / 1000;
const { user, system } = process.cpuUsage(cpu);

// The program that does the work is the only child; its system remembers what it took at most.
const pid = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim();
const peak = Number(readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB/m)[1]) * 1024;
const [userTicks, systemTicks] = readFileSync(`/proc/${pid}/stat`, "utf8").replace(/^.*\) /s, "").split(" ").slice(11, 13).map(Number);
await close();
const nodePeak = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ records, seconds, cpu: (user + system) / 1e6 + (userTicks + systemTicks) / 100, peak, nodePeak }));
