// Tests of a built portal in a real browser.
//
//   node tests/browser/run.mjs <site-folder> [--all] [--only <kind>] [--shots <folder>]
//
// Comes in: the folder that `bangvang build` wrote, for any base address. Goes out: what is wrong, by page, rule, element and
// what to do; exit code 0 only if nothing is, 1 with findings, 2 for wrong usage. This file only reads the words of the
// command; the tests are in tests.mjs.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Site } from "./site.mjs";

const usage = `Usage: node tests/browser/run.mjs <site-folder> [--all] [--only <kind>] [--shots <folder>]

  --all             every page of the folder; without it one page of each kind
  --only <kind>     only this kind, for example story-picture; may be repeated
  --shots <folder>  also writes pictures <kind>-<mode>.png, to be looked at
`;

function quit(text) {
  console.error(text);
  process.exit(2);
}

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
let words;
try {
  words = parseArgs({ allowPositionals: true, options: { all: { type: "boolean" }, only: { type: "string", multiple: true }, shots: { type: "string" }, help: { type: "boolean" } } });
} catch (error) {
  quit(`${error.message}\n${usage}`);
}
const { values, positionals } = words;
if (values.help) {
  console.log(usage);
  process.exit(0);
}
if (positionals.length !== 1) quit(usage);
try {
  new Site(positionals[0]);
} catch (error) {
  quit(error.message);
}
if (!existsSync(here("node_modules/playwright-core"))) quit("The tests' packages are missing. Run once: bash tests/browser/setup.sh");

const wanted = JSON.stringify({ ...values, folder: positionals[0] });
const tests = spawn(process.execPath, ["--test-reporter", new URL("reporter.mjs", import.meta.url).href, here("tests.mjs"), wanted], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => tests.kill(signal));
tests.on("exit", (code) => process.exit(code ?? 2));
