#!/usr/bin/env python3
"""Makes the text fixtures from the truth: `../<name>.body` (and `.phu-luc`) + `layout.py` -> `../<name>.txt|md`.

Lines break where a page of justified text would break them: every paragraph gets target widths from a fixed seed and
the breaks nearest to them; `|` in the list `breaks` of a layout forces a break there. Pages, page numbers, running heads,
letterhead and footer are added. No line of the body is ever written twice, so truth and fixture agree by construction;
`check()` reads the fixture back by line numbers all the same.

    python3 wrap.py
"""
import pathlib
import random
import re
import unicodedata

import layout

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent
LABEL = re.compile(
    r"^(?:(?:Phần|Chương|Mục|Tiểu mục|Điều|PHỤ LỤC|Phụ lục)\b|[IVX]{1,5}\.\s|\d{1,2}(?:\.\d{1,2})*[./)]\s|[a-zđ][).]\s|[-+–•]\s)"
)
ENDS = tuple(".;:?!…)/")
FULL, SHORT = 66, 54  # a line that may go on is at least this long; the last line before an unlabelled paragraph at most that


def pieces(paragraph, breaks, used):
    """Words and the points where a break is forced: [(text, glue before it, forced)]."""
    forced = set()
    for pattern in breaks:
        for glue in (" ", ""):
            words = pattern.replace("|", glue)
            if paragraph.count(words) == 1:
                used.add(pattern)
                forced.add(paragraph.index(words) + pattern.index("|"))
                break
    out, start = [], 0
    for at in sorted(forced | {m.start() for m in re.finditer(" ", paragraph)}):
        if at > start:
            out.append((paragraph[start:at], at))
        start = at + 1 if paragraph[at] == " " else at
    out.append((paragraph[start:], len(paragraph)))
    result, glue, force = [], "", False
    for text, end in out:
        result.append((text, glue, force))
        glue, force = (" " if end < len(paragraph) and paragraph[end] == " " else ""), end in forced
    return result


def wrap(paragraph, next_labelled, breaks, used, rng, low, high):
    """Breaks a paragraph into lines; exact, by dynamic programming over its words."""
    words = pieces(paragraph, breaks, used)
    last_max = high if next_labelled and paragraph.endswith(ENDS) else SHORT + (6 if next_labelled else 0)
    targets = [rng.uniform(low + 6, high - 2) for _ in range(60)]
    n = len(words)
    best = [None] * (n + 1)  # best[i]: (cost, lines so far, previous i)
    best[0] = (0.0, 0, None)
    for i in range(n):
        if best[i] is None:
            continue
        length = 0
        for j in range(i, n):
            text, glue, force = words[j]
            if j > i and (force or length > high):
                break
            length += len(text) + (len(glue) if j > i else 0)
            if length > high:
                break
            last = j + 1 == n
            if last and best[i][1] > 0 and not 4 <= length <= last_max:
                continue
            if not last:
                after = words[j + 1]
                if length < FULL or after[1] == "" and not after[2]:
                    continue
                line = paragraph_line(words, j + 1)
                if not after[2] and (LABEL.match(line) or text.endswith("-")):
                    continue  # only the traps that were asked for
            target = targets[best[i][1]]
            cost = best[i][0] + (0 if last else (length - target) ** 2)
            if best[j + 1] is None or cost < best[j + 1][0]:
                best[j + 1] = (cost, best[i][1] + 1, i)
    if best[n] is None:
        raise SystemExit(f"cannot break: {paragraph[:60]}…")
    cuts, i = [], n
    while i:
        cuts.append((best[i][2], i))
        i = best[i][2]
    return [
        "".join((g if k else "") + t for k, (t, g, _) in enumerate(words[a:b])) for a, b in reversed(cuts)
    ]


def paragraph_line(words, start):
    """The first words from `start`, to see whether they look like a label."""
    return "".join((g if k else "") + t for k, (t, g, _) in enumerate(words[start : start + 3])) + " "


def paged(lines, spec):
    """The way `pdftotext` and its like leave a page: a blank line after each line, the page's first line begins with one
    space and no blank line stands before it."""
    out, count, page = [], 0, 1
    pages = list(spec["pages"])
    for line in lines:
        if pages and count == pages[0][0]:
            mark = pages.pop(0)[1]
            page += 1
            count = 0
            if mark == "number":  # alone in the middle, extra blank lines around
                out += ["", "", f"{page} ", "", "  ", "", line + " ", ""]
            elif mark == "dash":  # heads the new page
                out = out[:-1] + [f" - {page} - ", "", line + " ", ""]
            elif mark == "trang":  # foot of the old page
                out += [f"Trang {page - 1} ", " " + line + " ", ""]
            elif mark == "running":  # foot "2/5" and the running head of the new page
                out += [f"{page - 1}/{spec['total']} ", " " + spec["running"] + " ", "", line + " ", ""]
            elif mark.startswith("http") and mark.endswith(" dash"):  # address of a link on the old page, number on the new
                out += [mark.split()[0], f" - {page} - ", "", line + " ", ""]
            elif mark.startswith("http"):
                out += [mark, " " + line + " ", ""]
            else:  # bare
                out = out[:-1] + [" " + line + " ", ""]
        else:
            out += [line + " ", ""]
        count += 1
    assert not pages, (spec["name"], "pages left", pages, len(lines))
    return out


def wrapped(spec):
    used = set()
    rng = random.Random(spec["seed"])
    body = (OUT / f"{spec['name']}.body").read_text().splitlines()
    appendix = OUT / f"{spec['name']}.phu-luc"
    parts = [body] + ([appendix.read_text().splitlines()] if appendix.exists() else [])
    made = []
    for part in parts:
        lines = []
        for k, paragraph in enumerate(part):
            labelled = k + 1 < len(part) and bool(LABEL.match(part[k + 1]))
            if k + 1 == len(part):
                labelled = True
            lines += [(line, k) for line in wrap(paragraph, labelled, spec["breaks"], used, rng, *spec["width"])]
        made.append(lines)
        check(part, lines)
    missing = set(spec["breaks"]) - used
    assert not missing, (spec["name"], missing)
    out = [line + " " if line else "" for line in spec["head"]]
    out += paged([line for line, _ in made[0]], spec)
    out += [line + " " if line.strip() else line for line in spec["foot"]]
    if len(made) > 1:
        out += spec["appendix_page"]
        for line, _ in made[1]:
            out += [line + " ", ""]
    return out, sum(map(len, made))


def check(part, lines):
    for k, paragraph in enumerate(part):
        mine = [line for line, at in lines if at == k]
        joined = mine[0]
        for line in mine[1:]:
            joined += line if paragraph.startswith(joined + line) else " " + line
        assert joined == paragraph, (joined, paragraph)
        for line in mine[1:]:
            if LABEL.match(line + " "):
                print("  label inside a paragraph:", line[:50])


def long_lines(spec):
    """One line a paragraph; `breaks` are the places where a page ended. `dress` adds the marks of Markdown."""
    used = set()
    out = list(spec["head"])
    before = ""
    for paragraph in (OUT / f"{spec['name']}.body").read_text().splitlines():
        halves = [paragraph]
        for pattern in spec["breaks"]:
            words = pattern.replace("|", " ")
            if paragraph.count(words) == 1:
                used.add(pattern)
                at = paragraph.index(words) + pattern.index("|")
                halves = [paragraph[:at], paragraph[at + 1 :]]
        for plain, dressed in spec["dress"]:
            if plain in halves[0]:
                used.add(plain)
                halves[0] = halves[0].replace(plain, dressed)
        if before.startswith("|") and paragraph.startswith("|"):
            out.pop()
        before = paragraph
        for half in halves:
            out += [half, ""]
    missing = (set(spec["breaks"]) | {plain for plain, _ in spec["dress"]}) - used
    assert not missing, (spec["name"], missing)
    return out + spec["foot"], len(out)


for spec in layout.FILES:
    print(spec["name"])
    out, count = (wrapped if "width" in spec else long_lines)(spec)
    text = "\n".join(out) + "\n"
    assert unicodedata.is_normalized("NFC", text)
    (OUT / (spec["name"] + spec.get("ext", ".txt"))).write_text(text)
    print(f"  {count} lines of text, {sum(1 for l in out if l.strip())} in the file")
