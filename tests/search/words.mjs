// Whether the script of the search page cuts and folds words as the program does.
//
//   node tests/search/words.mjs
//
// Comes in: words.json, the table that src/vietnamese/words.rs is held to as well. Goes out: the lines that differ; exit code 1 if
// there are any.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { words } from "../../themes/lai-chau/assets/search.js";

for (const [text, written, folded] of JSON.parse(readFileSync(new URL("words.json", import.meta.url), "utf8"))) {
  const found = words(text);
  assert.deepEqual(found.map((word) => word.written), written, text);
  assert.deepEqual(found.map((word) => word.folded), folded, text);
}
