// The search of a built portal, without a browser.
//
// Comes in: the folder that `bangvang build` wrote. Goes out: an index as the page's script knows it, and what was loaded.
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Index, SearchError } from "../../themes/lai-chau/assets/search.js";

export function open(folder) {
  const loaded = [];
  const index = new Index(async (name) => {
    try {
      const bytes = new Uint8Array(await readFile(path.join(folder, "tim-kiem/chi-muc", name)));
      loaded.push({ name, bytes: bytes.length });
      return bytes;
    } catch (error) {
      throw new SearchError("load", `${name}: ${error.message}`);
    }
  });
  return { index, loaded };
}
