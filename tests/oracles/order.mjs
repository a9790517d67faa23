// The order of names by Node's Intl.Collator('vi'): an oracle nobody here wrote.
//
// Comes in: lines `given TAB family TAB middle`, already with one tone placement and without apostrophes, which is what
// the keys fold (domain F.6). Goes out: the same lines in order, field by field; equal lines keep their order.
import { readFileSync } from "node:fs";

const collator = new Intl.Collator("vi");
const names = readFileSync(0, "utf8").split("\n").filter(Boolean).map((line) => line.split("\t"));
names.sort((a, b) => {
  for (let i = 0; i < 3; i++) {
    const order = collator.compare(a[i], b[i]);
    if (order) return order;
  }
  return 0;
});
process.stdout.write(names.map((name) => name.join("\t")).join("\n") + "\n");
