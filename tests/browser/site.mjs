// The built portal as a static web host would give it out.
//
// Comes in: the folder that `bangvang build` wrote. Goes out: its base address, one page of each kind (or all pages), and
// for any address the status and the file. Nothing here knows a browser.
import { existsSync, readFileSync, readdirSync, statSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";

/** Folders at the top that are not free pages. */
const rooms = "phong-trao|bang-vang|quyet-dinh|van-ban|guong|mo-hinh|don-vi|thong-ke|du-lieu|tim-kiem|bao-chi|tai-nguyen";

/** A story opens with a picture: one stands in its main part before the first heading below the title. */
const opensWithPicture = (html) => /<img\b/.test(html.split("<main")[1]?.split("<h2")[0] ?? "");

/**
 * Kinds of page: name, files of that kind, and what else must hold. Of several files the largest is taken, since it has most to go wrong.
 */
const kinds = [
  ["home", /^index\.html$/],
  ["campaigns", /^phong-trao\/index\.html$/],
  ["campaign", /^phong-trao\/[^/]+\/index\.html$/],
  ["campaign-roll", /^phong-trao\/[^/]+\/bang-vang\/index\.html$/],
  ["rolls", /^bang-vang\/index\.html$/],
  ["roll-of-year", /^bang-vang\/nam\/[^/]+\/index\.html$/],
  ["roll-of-award", /^bang-vang\/danh-hieu\/[^/]+\/index\.html$/],
  ["roll-poster", /^bang-vang\/(?:.+\/)?to-in\/index\.html$/],
  ["names-letter", /^bang-vang\/ten\/[^/]+\/index\.html$/],
  ["decisions", /^quyet-dinh\/index\.html$/],
  ["decision", /^quyet-dinh\/(?!trang\/)[^/]+\/index\.html$/],
  ["decision-poster", /^quyet-dinh\/[^/]+\/to-in\/index\.html$/],
  ["documents", /^van-ban\/index\.html$/],
  ["document", /^van-ban\/(?!trang\/)[^/]+\/index\.html$/],
  ["compare", /^van-ban\/[^/]+\/doi-chieu\/[^/]+\/index\.html$/],
  ["stories", /^guong\/index\.html$/],
  ["story-picture", /^guong\/(?!trang\/)[^/]+\/index\.html$/, opensWithPicture],
  ["story-monogram", /^guong\/(?!trang\/)[^/]+\/index\.html$/, (html) => !opensWithPicture(html)],
  ["story-poster", /^guong\/[^/]+\/to-in\/index\.html$/],
  ["models", /^mo-hinh\/index\.html$/],
  ["model", /^mo-hinh\/(?!trang\/)[^/]+\/index\.html$/],
  ["units", /^don-vi\/index\.html$/],
  ["unit", /^don-vi\/[^/]+\/index\.html$/],
  ["unit-names-letter", /^don-vi\/ten\/[^/]+\/index\.html$/],
  ["statistics", /^thong-ke\/index\.html$/],
  ["data", /^du-lieu\/index\.html$/],
  ["search", /^tim-kiem\/index\.html$/],
  ["free-page", new RegExp(`^(?!(?:${rooms})/)[^/]+/index\\.html$`)],
  ["not-found", /^404\.html$/],
];

const types = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".json": "application/json", ".jsonl": "application/x-ndjson", ".xml": "application/xml", ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
  ".webp": "image/webp", ".avif": "image/avif", ".gif": "image/gif", ".ico": "image/x-icon", ".woff2": "font/woff2",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".pdf": "application/pdf", ".mp4": "video/mp4",
};

export class Site {
  constructor(folder) {
    this.folder = path.resolve(folder);
    const home = path.join(this.folder, "index.html");
    if (!existsSync(home)) throw new Error(`${folder} has no index.html: build a portal first (bangvang build --out ${folder})`);
    const canonical = readFileSync(home, "utf8").match(/<link rel="canonical" href="([^"]+)"/)?.[1];
    const sitemap = path.join(this.folder, "sitemap.xml");
    const first = existsSync(sitemap) && readFileSync(sitemap, "utf8").match(/<loc>([^<]+)<\/loc>/)?.[1];
    if (!canonical && !first) throw new Error(`${folder}: neither the home page's canonical link nor sitemap.xml says the portal's address`);
    /** The address the portal was built for; its path ends with a slash. */
    this.base = new URL(canonical ?? first);
    this.anchors = new Map();
  }

  /** Files of the folder whose path has this form (pages unless said), as paths from it, in order. */
  files(form = /\.html$/) {
    this.list ??= readdirSync(this.folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(this.folder, path.join(entry.parentPath ?? entry.path, entry.name)).split(path.sep).join("/"))
      .sort();
    return this.list.filter((file) => form.test(file));
  }

  page(kind, file) {
    // A host answers any address it does not have with 404.html: asked for deep inside, so that its links are tried from there.
    const address = kind === "not-found" ? "khong-co/trang/nay/" : file.replace(/(^|\/)index\.html$/, "$1");
    return { kind, file, url: new URL(address, this.base).href, status: kind === "not-found" ? 404 : 200 };
  }

  /** One page of each kind, and the kinds that the folder has none of. */
  pagesByKind() {
    const pages = [];
    const missing = [];
    const size = (file) => statSync(path.join(this.folder, file)).size;
    for (const [kind, address, holds] of kinds) {
      const all = this.files().filter((file) => address.test(file) && (!holds || holds(this.text(file))));
      const largest = all.reduce((best, file) => (best && size(best) >= size(file) ? best : file), undefined);
      if (largest) pages.push(this.page(kind, largest));
      else missing.push(kind);
    }
    return { pages, missing };
  }

  /** Every page; what its kind is, where it has one. */
  allPages() {
    const kindOf = (file) => kinds.find(([, address, holds]) => address.test(file) && (!holds || holds(this.text(file))))?.[0] ?? "other";
    return this.files().map((file) => this.page(kindOf(file), file));
  }

  text(file) {
    return readFileSync(path.join(this.folder, file), "utf8");
  }

  /** What a host answers at an address of the portal's origin: status, file from the folder (none outside the portal), type. */
  answer(url) {
    const { pathname } = new URL(url);
    if (!pathname.startsWith(this.base.pathname)) return { status: 404, type: "text/plain" };
    let file = decodeURIComponent(pathname.slice(this.base.pathname.length));
    if (file === "" || file.endsWith("/")) file += "index.html";
    const full = path.join(this.folder, file);
    const hidden = file.split("/").some((part) => part.startsWith("."));
    if (!hidden && full.startsWith(this.folder + path.sep) && existsSync(full) && statSync(full).isFile()) {
      return { status: 200, file, full, type: types[path.extname(file)] ?? "application/octet-stream" };
    }
    return { status: 404, file: "404.html", full: path.join(this.folder, "404.html"), type: types[".html"] };
  }

  /** Whether a page of the folder has an element with this id. */
  hasAnchor(file, id) {
    if (!this.anchors.has(file)) {
      const ids = [...this.text(file).matchAll(/\sid=(?:"([^"]*)"|'([^']*)'|([^\s>]+))/g)].map((m) => m[1] ?? m[2] ?? m[3]);
      this.anchors.set(file, new Set(ids));
    }
    return this.anchors.get(file).has(id);
  }

  /** Bytes on the wire, compressed as hosts do; fonts and pictures are compressed already. */
  wireBytes(file) {
    const bytes = readFileSync(path.join(this.folder, file));
    return /\.(?:html|css|js|svg|json|xml|txt)$/.test(file) ? gzipSync(bytes, { level: 9 }).length : bytes.length;
  }
}
