#!/usr/bin/env python3
"""Writes `../<name>.outline` from `../<name>.body` (and `.phu-luc`), straight from the rules of the anchors
(docs/architecture.md, "Addresses and anchors"); shares nothing with the Rust code. One line per clause:
anchor, TAB, the first four words after the label (a Chương or PHỤ LỤC alone on its line: those of the title below it).

    python3 outline.py
"""
import pathlib
import re

OUT = pathlib.Path(__file__).resolve().parent.parent
ORDER = ["phu-luc", "phan", "chuong", "muc", "roman", "dieu", "number", "sub", "letter", "dash", "plus"]
FORMS = [
    ("phu-luc", r"PHỤ LỤC(?: (\d+|[IVX]+))?$"),
    ("chuong", r"Chương ([IVX]+)$"),
    ("muc", r"Mục (\d+)\.(?= )"),
    ("dieu", r"Điều (\d+)\.(?= )"),
    ("roman", r"([IVX]+)\.(?= )"),
    ("sub", r"(\d+\.\d+)\.(?= )"),
    ("number", r"(\d+)\.(?= )"),
    ("letter", r"([a-zđ])[.)](?= )"),
    ("dash", r"-(?= )()"),
    ("plus", r"\+(?= )()"),
]
ROMAN = {"I": "1", "II": "2", "III": "3"}


def outline(lines):
    items, open_items = [], []
    for at, line in enumerate(lines):
        for kind, form in FORMS:
            found = re.match(form, line)
            if found:
                break
        else:
            continue
        value = found.group(1) or ""
        words = line[found.end() :].split() or lines[at + 1].split()
        while open_items and ORDER.index(open_items[-1]["kind"]) >= ORDER.index(kind):
            open_items.pop()
        parent = open_items[-1] if open_items else None
        item = {"kind": kind, "value": value, "words": words[:4], "parent": parent, "children": []}
        if parent is not None:
            parent["children"].append(item)
        items.append(item)
        open_items.append(item)
    top = [i for i in items if i["parent"] is None]
    for item in items:
        siblings = item["parent"]["children"] if item["parent"] else top
        kind, value = item["kind"], item["value"]
        if kind in ("dash", "plus"):
            loose = [i for i in siblings if i["kind"] in ("dash", "plus")]
            place = next(n for n, i in enumerate(loose, 1) if i is item)
            segment = f"g{place}" if len(loose) < len(siblings) else str(place)
        elif kind in ("phu-luc", "chuong", "muc", "dieu"):
            segment = kind + ("-" + ROMAN.get(value, value) if value else "")
        elif kind == "sub":
            assert item["parent"]["kind"] == "number" and value.split(".")[0] == item["parent"]["value"]
            segment = value.split(".")[1]
        else:
            segment = "dd" if value == "đ" else value.lower()
        same = [i for i in siblings if i["kind"] == kind and i["value"] == value and value]
        if len(same) > 1 and same[0] is not item:
            segment += f"--{next(n for n, i in enumerate(same, 1) if i is item)}"
        alone = kind == "dieu" or item["parent"] is None
        item["anchor"] = segment if alone else item["parent"]["anchor"] + "-" + segment
    anchors = [i["anchor"] for i in items]
    assert len(set(anchors)) == len(anchors), [a for a in anchors if anchors.count(a) > 1]
    return items


if __name__ == "__main__":
    for body in sorted(OUT.glob("*.body")):
        lines = body.read_text().splitlines()
        appendix = body.with_suffix(".phu-luc")
        if appendix.exists():
            lines += appendix.read_text().splitlines()
        items = outline(lines)
        text = "".join(f"{i['anchor']}\t{' '.join(i['words'])}\n" for i in items)
        body.with_suffix(".outline").write_text(text)
        print(f"{body.stem}: {len(items)} clauses")
