// The Nu Html Checker over built files.
//
// Comes in: a Site, files of it. Goes out: findings { file, rule, element, todo }, one for each error. Needs Java.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const jar = path.join(path.dirname(createRequire(import.meta.url).resolve("vnu-jar/package.json")), "build/dist/vnu.jar");

/** Messages that are no mistakes of the portal: { message, why }. Keep it short; each needs a reason. */
export const falseAlarms = [
  { message: /Unrecognized at-rule “@view-transition”/, why: "CSS View Transitions Level 2; browsers without it skip the rule, which is all it may do here" },
];

function run(args, folder) {
  return new Promise((done, fail) => {
    execFile("java", ["-jar", jar, "--errors-only", "--exit-zero-always", "--format", "json", "--stdout", ...args], { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      if (error?.code === "ENOENT") return fail(new Error("No java on this machine. Run bash tests/browser/setup.sh, or install a Java runtime (17 or later)"));
      if (error) return fail(new Error(`The Nu Html Checker stopped: ${stderr || error}`));
      done(JSON.parse(stdout).messages);
    });
  });
}

export async function check(site, files) {
  // The checker passes over files that are not there without a word.
  for (const file of files) if (!existsSync(path.join(site.folder, file))) throw new Error(`${file} is not in ${site.folder}`);
  const messages = files.length ? await run(["--also-check-css", "--also-check-svg", ...files], site.folder) : [];
  return messages
    .filter(({ type, message }) => type !== "info" && !falseAlarms.some((alarm) => alarm.message.test(message)))
    .map(({ url, lastLine, message, extract }) => ({
      file: path.relative(site.folder, decodeURIComponent(new URL(url).pathname)).split(path.sep).join("/"),
      rule: "nu",
      element: `line ${lastLine ?? "?"}: ${(extract ?? "").replace(/\s+/g, " ").trim()}`,
      todo: message,
    }));
}
