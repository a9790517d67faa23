// How results are printed.
//
// Comes in: the events of Node's test runner. Goes out: a line for each page with its number of checks, every failure with
// its findings, the sum at the end. Set by run.mjs with --test-reporter.
export default async function* report(events) {
  const started = performance.now();
  const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
  const indent = (text, width) => text.replace(/^/gm, " ".repeat(width));
  const words = (error) => String(error?.cause?.message ?? error?.cause ?? error);
  let [passed, failed] = [0, 0];
  let checks = [];
  for await (const { type, data } of events) {
    if (type === "test:stderr" || type === "test:stdout") yield data.message;
    if (type !== "test:pass" && type !== "test:fail") continue;
    const { error, duration_ms: ms } = data.details;
    if (data.details.type !== "suite") {
      checks.push({ name: data.name, error });
      continue;
    }
    if (error && error.failureType !== "subtestsFailed") checks.push({ name: `${data.name} could not be tested`, error });
    if (!checks.length) continue;
    const wrong = checks.filter((check) => check.error);
    passed += checks.length - wrong.length;
    failed += wrong.length;
    yield `${wrong.length ? "✖" : "✔"} ${data.name}: ${checks.length - wrong.length} of ${checks.length} checks (${seconds(ms)})\n`;
    const cancelled = wrong.filter(({ error }) => error.failureType === "cancelledByParent");
    if (cancelled.length) yield `    ✖ ${cancelled.length} checks were not made: the run was stopped\n`;
    for (const { name, error } of wrong.filter((check) => !cancelled.includes(check))) yield `    ✖ ${name}\n${indent(words(error), 8)}\n`;
    checks = [];
  }
  yield `\n${seconds(performance.now() - started)}\n${passed} passed, ${failed} failed\n`;
}
