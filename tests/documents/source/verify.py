#!/usr/bin/env python3
"""Reads the Word fixtures' XML with the standard library and compares them with the truth; shares nothing with the Rust code.

    python3 verify.py
"""
import pathlib
import re
import sys
import unicodedata
import zipfile
from xml.etree import ElementTree as E

import outline

OUT = pathlib.Path(__file__).resolve().parent.parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
START = "Thực hiện Chỉ thị"


def val(node, path):
    found = node.find(path) if node is not None else None
    return None if found is None else found.get(W + "val")


class Word:
    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            names = package.namelist()
            self.names = names
            part = lambda name: E.fromstring(package.read(name)) if name in names else None
            self.document, self.numbering, self.styles = (part(f"word/{n}.xml") for n in ("document", "numbering", "styles"))
            self.notes = part("word/footnotes.xml")
            self.core = package.read("docProps/core.xml").decode() if "docProps/core.xml" in names else ""
            self.footer = [package.read(n).decode() for n in names if n.startswith("word/footer")]
        self.abstract, self.nums, self.counters = {}, {}, {}
        if self.numbering is not None:
            for a in self.numbering.iter(W + "abstractNum"):
                self.abstract[a.get(W + "abstractNumId")] = {
                    l.get(W + "ilvl"): (val(l, W + "numFmt"), val(l, W + "lvlText")) for l in a.iter(W + "lvl")
                }
            self.nums = {n.get(W + "numId"): val(n, W + "abstractNumId") for n in self.numbering.iter(W + "num")}
        self.style = {s.get(W + "styleId"): s for s in self.styles.iter(W + "style")}
        self.automatic = 0

    def number(self, paragraph):
        properties = paragraph.find(W + "pPr")
        num = properties.find(W + "numPr") if properties is not None else None
        if num is None:
            style = self.style.get(val(properties, W + "pStyle"))
            num = style.find(f"{W}pPr/{W}numPr") if style is not None else None
        if num is None or val(num, W + "numId") in (None, "0"):
            return ""
        level, num_id = val(num, W + "ilvl") or "0", val(num, W + "numId")
        form, text = self.abstract[self.nums[num_id]][level]
        if form in ("none", None):
            return ""
        self.automatic += 1
        if form == "bullet":
            return "".join(chr(ord(c) - 0xF000) if 0xF000 <= ord(c) < 0xF100 else c for c in text) + " "
        counters = self.counters.setdefault(num_id, {})
        counters[level] = counters.get(level, 0) + 1
        for deeper in [l for l in counters if l > level]:
            del counters[deeper]
        n = counters[level]
        shown = {"upperRoman": ["I", "II", "III", "IV", "V", "VI"], "lowerLetter": list("abcd")}.get(form)
        return re.sub(r"%\d", shown[n - 1] if shown else str(n), text) + " "

    def text(self, paragraph):
        out = ""
        for run in paragraph.iter(W + "r"):
            if run.find(f"{W}rPr/{W}vanish") is not None:
                continue
            for child in run:
                tag = child.tag.removeprefix(W)
                out += {"t": child.text or "", "tab": "\t", "br": "\n", "noBreakHyphen": "-"}.get(tag, "")
                if tag == "footnoteReference":
                    out += "[^1]"
        out = out.replace("\u00ad", "")
        return re.sub(r"[ \t\n]+", " ", out).strip()

    def lines(self):
        """(label, words) of the text from its first paragraph to the last before "Nơi nhận:"; tables as rows."""
        out = []
        for block in self.document.find(W + "body"):
            if block.tag == W + "p":
                words = self.text(block)
                out.append((self.number(block) if words else "", words))
            elif block.tag == W + "tbl":
                for n, row in enumerate(block.iter(W + "tr")):
                    cells = [" ".join(filter(None, map(self.text, c.iter(W + "p")))) for c in row.iter(W + "tc")]
                    out.append(("", "| " + " | ".join(cells) + " |"))
                    if n == 0:
                        out.append(("", "|" + " --- |" * len(cells)))
        first = next(i for i, (_, w) in enumerate(out) if w.startswith(START))
        last = next(i for i, (_, w) in enumerate(out) if "Nơi nhận:" in w)
        return [pair for pair in out[first:last] if pair[1]]


def main():
    truth = (OUT / "1-ke-hoach-tinh.body").read_text().splitlines()
    want = (OUT / "1-ke-hoach-tinh.outline").read_text()
    bad = 0
    for name in ("tu-danh-so", "go-so", "kieu", "khong-kieu", "danh-dau"):
        word = Word(OUT / f"{name}.docx")
        pairs = word.lines()
        lines = [label + words for label, words in pairs]
        expected = truth
        if name == "danh-dau":
            expected = (OUT / "danh-dau.body").read_text().splitlines()
            want = (OUT / "danh-dau.outline").read_text()
            notes = [" ".join(filter(None, map(word.text, n.iter(W + "p")))) for n in word.notes if n.get(W + "type") is None]
            lines += [f"[^1]: {note}" for note in notes]
        automatic = name in ("tu-danh-so", "kieu")
        # A list of Word's prints "c)" where the typed text has "c.".
        same = [re.sub(r"^c\. ", "c) ", l) if automatic else l for l in expected]
        items = outline.outline(lines)
        got = "".join(f"{i['anchor']}\t{' '.join(i['words'])}\n" for i in items)
        typed = [w for label, w in pairs if any(re.match(form, w) for _, form in outline.FORMS)]
        checks = {
            "words": lines == same,
            "outline": got == want,
            "numbers": (word.automatic == len(items) and not typed) if automatic else word.automatic == 0,
            "no author": not re.search(r"<(dc:creator|cp:lastModifiedBy)>[^<]", word.core),
            "no fonts": not any("font" in n and n.endswith(("ttf", "odttf")) for n in word.names),
            "NFC": all(unicodedata.is_normalized("NFC", l) for l in lines),
        }
        print(name, len(items), "clauses,", word.automatic, "numbered by Word;", "ok" if all(checks.values()) else checks)
        bad += not all(checks.values())
        if lines != same:
            print(next((a, b) for a, b in zip(lines, same) if a != b))
    hidden = Word(OUT / "khong-kieu.docx")
    raw = E.tostring(hidden.document, encoding="unicode")
    print("khong-kieu: hidden", "BIMATVB1" in raw, "soft hyphen", "\u00ad" in raw or "softHyphen" in raw, "breaks", raw.count(":br"),
          "page number", any("PAGE" in f for f in hidden.footer), "tables", raw.count(":tbl>") // 2)
    sys.exit(bad > 0)


main()
