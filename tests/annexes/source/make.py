#!/usr/bin/env python3
"""Makes the annexes of this folder: lists.py → .fods → LibreOffice → .xlsx, .ods, .csv, and the expected rows.

Usage: python3 make.py [word in the names of the files to make]
Needs soffice on the PATH, iconv (TCVN3) and, for password.xlsx only, msoffcrypto-tool.
"""

import json
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from lists import BAD, LISTS, Hide, Raw

SOURCE = Path(__file__).parent
OUT = SOURCE.parent
KINDS = {"TẬP THỂ": "collective", "HỘ GIA ĐÌNH": "household", "CÁ NHÂN": "individual"}
# Separator, text mark, character set, first row, column formats, language, quote all, detect numbers, save as shown.
CSV = "csv:Text - txt - csv (StarCalc):%s,34,%s,1,,0,false,true,true"

# --- The flat ODS file -------------------------------------------------------------------------------------------

STYLES = """<office:automatic-styles>
<number:date-style style:name="dmy"><number:day number:style="long"/><number:text>/</number:text>
<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>
<style:style style:name="shown" style:family="table"><style:table-properties table:display="true"/></style:style>
<style:style style:name="secret" style:family="table"><style:table-properties table:display="false"/></style:style>
<style:style style:name="bold" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="title" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"/>
<style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="cell" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap"
 fo:border="0.5pt solid #000000" style:vertical-align="middle"/></style:style>
<style:style style:name="head" style:family="table-cell" style:parent-style-name="Default"><style:table-cell-properties
 fo:wrap-option="wrap" fo:border="0.5pt solid #000000"/><style:paragraph-properties fo:text-align="center"/>
<style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="dmy"><style:table-cell-properties
 fo:border="0.5pt solid #000000"/></style:style>
%s</office:automatic-styles>"""

NAMESPACES = " ".join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}"' for prefix, name in [
    ("office", "office:1.0"), ("style", "style:1.0"), ("text", "text:1.0"), ("table", "table:1.0"), ("of", "of:1.2"),
    ("number", "datastyle:1.0"), ("fo", "xsl-fo-compatible:1.0")])


def paragraphs(text):
    """The text of a cell, its marks carried out."""
    def spaces(match):
        return "<text:s/>" * len(match[0])
    out = ""
    for line in re.sub(r"[\[\]]", "", text).replace("~", "\u00a0").split("|"):
        line = re.sub(r"^ +| +$|(?<= ) +", spaces, escape(line))
        out += "<text:p>" + re.sub(r"\*\*(.+?)\*\*", r'<text:span text:style-name="bold">\1</text:span>', line) + "</text:p>"
    return out


def cell(value, style, span=""):
    style = f'table:style-name="{style}"{span}'
    if value in ("", None):
        return f"<table:table-cell {style}/>"
    if isinstance(value, int):
        return f'<table:table-cell {style} office:value-type="float" office:value="{value}"/>'
    if value.startswith("="):
        return f"<table:table-cell {style} table:formula={quoteattr('of:' + value)}/>"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        style = style.replace('"cell"', '"date"')
        return f'<table:table-cell {style} office:value-type="date" office:date-value="{value}"/>'
    text, _, comment = value.rstrip("}").partition("{")
    note = f"<office:annotation><text:p>{escape(comment)}</text:p></office:annotation>" if comment else ""
    return f'<table:table-cell {style} office:value-type="string">{note}{paragraphs(text)}</table:table-cell>'


def grid(sheet):
    """The rows of a sheet: (cells, style, hidden)."""
    width = len(sheet["widths"])
    def across(text, style="title"):
        return [text] + ["<"] * (width - 1) if text else [""] * width, style, False
    rows = [across(line) for line in sheet.get("title", [])]
    rows += [(list(line), "head", False) for line in sheet.get("header", [])]
    for item in sheet.get("body", []):
        if item is None:
            rows.append(([""] * width, "cell", False))
        elif isinstance(item, str):
            rows.append(across(item, "head"))
        else:
            line = list(item)
            if sheet.get("formulas") and item[0] > 1:
                line[0] = f"=[.A{len(rows)}]+1"
            rows.append((line, "cell", isinstance(item, Hide)))
    if "closing" in sheet:
        rows.append(across(sheet["closing"]))
    for line in sheet.get("signature", []):
        rows.append(([""] * (width - 2) + ([line, "<"] if line else ["", ""]), "title", False))
    return rows


def table(sheet):
    rows, out = grid(sheet), ""
    hidden = sheet.get("hidden_columns", ())
    for i, _ in enumerate(sheet["widths"]):
        out += f'<table:table-column table:style-name="w{i}"' + (' table:visibility="collapse"' if i in hidden else "") + "/>"
    for r, (line, style, hide) in enumerate(rows):
        out += '<table:table-row table:visibility="collapse">' if hide else "<table:table-row>"
        for c, value in enumerate(line):
            if value in ("<", "^"):
                out += "<table:covered-table-cell/>"
                continue
            wide = next((n for n, v in enumerate(line[c + 1:]) if v != "<"), len(line) - c - 1) + 1
            below = [rest[c] for rest, _, _ in rows[r + 1:]]
            high = next((n for n, v in enumerate(below) if v != "^"), len(below)) + 1
            span = f' table:number-columns-spanned="{wide}" table:number-rows-spanned="{high}"' if wide * high > 1 else ""
            out += cell(value, style, span)
        out += "</table:table-row>\n"
    if not rows:
        out += "<table:table-row><table:table-cell/></table:table-row>"
    style = "secret" if sheet.get("hidden") else "shown"
    out = f'<table:table table:name={quoteattr(sheet["name"])} table:style-name="{style}">{out}</table:table>\n'
    return unicodedata.normalize("NFD", out) if sheet.get("nfd") else out


def fods(spec):
    widths = max((s["widths"] for s in spec["sheets"]), key=len)
    columns = "".join(f'<style:style style:name="w{i}" style:family="table-column"><style:table-column-properties '
                      f'style:column-width="{w}cm"/></style:style>\n' for i, w in enumerate(widths))
    ranges = ""
    for sheet in spec["sheets"]:
        last = f"{chr(64 + len(sheet['widths']))}{len(grid(sheet))}"
        if sheet.get("filter"):
            name = sheet["name"]
            ranges = ('<table:database-ranges><table:database-range table:name="__Anonymous_Sheet_DB__0" table:display-filter-buttons="true" '
                      f"table:target-range-address=\"'{name}'.A{len(sheet['title']) + 1}:'{name}'.{last}\"/></table:database-ranges>")
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document {NAMESPACES} office:version="1.2" '
            f'office:mimetype="application/vnd.oasis.opendocument.spreadsheet">\n{STYLES % columns}\n'
            f'<office:body><office:spreadsheet>\n{"".join(map(table, spec["sheets"]))}{ranges}'
            "</office:spreadsheet></office:body></office:document>\n")


# --- The expected rows -------------------------------------------------------------------------------------------


def clean(text):
    text = re.sub(r"\[.*?\]|\{.*\}|\*\*", "", text).replace("|", " ").replace("~", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))


def expected(spec):
    rows = []
    for sheet in spec["sheets"]:
        section, kind, above = "", "individual", ()
        for item in sheet.get("body", []):
            if isinstance(item, str):
                numeral, _, words = item.partition(". ")
                section, kind = numeral.lower(), KINDS[words]
            if not isinstance(item, tuple) or isinstance(item, (Hide, Raw)):
                continue
            above = tuple(above[i] if value == "^" else value for i, value in enumerate(item))
            row = {"section": section} if section else {}
            for key, value in zip(sheet["keys"].split(), above):
                if key == "number":
                    row |= {"number": int(clean(str(value))), "kind": kind}
                elif key == "posthumous" and value:
                    row[key] = True
                elif key != "-" and value:
                    row[key] = clean(value)
            rows.append(row)
    head = {"decision_number": spec["decision"]} if "decision" in spec else {}
    if "counts" in spec:
        head["counts"] = dict(zip(("collectives", "households", "individuals"), spec["counts"]))
    if "dropped" in spec:
        head["dropped"] = spec["dropped"]
    def dump(value):
        return json.dumps(value, ensure_ascii=False)
    lines = "".join(f"{dump(k)}: {dump(v)},\n" for k, v in head.items())
    return "{" + lines + '"rows": [\n' + ",\n".join(map(dump, rows)) + "\n]}\n"


# --- LibreOffice and what it cannot do ---------------------------------------------------------------------------


def convert(source, target, to):
    """Has LibreOffice save `source` as `target`."""
    with tempfile.TemporaryDirectory() as folder:
        command = ["soffice", f"-env:UserInstallation=file://{tempfile.gettempdir()}/annexes-profile", "--headless",
                   "--convert-to", to, "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True)
        made, = Path(folder).iterdir()
        target.write_bytes(made.read_bytes())
    print(target.relative_to(OUT))


def windows(text):
    """Line ends as Windows has them; those inside quoted cells stay."""
    parts = text.split('"')
    parts[::2] = [part.replace("\n", "\r\n") for part in parts[::2]]
    return '"'.join(parts)


def edit(path, part, change):
    """Changes one part of a zip file."""
    with zipfile.ZipFile(path) as old:
        parts = [(info.filename, old.read(info)) for info in old.infolist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in parts:
            if name == part:
                changed = change(data.decode())
                assert changed != data.decode(), f"{path}: {part} has nothing to change"
                data = changed.encode()
            new.writestr(name, data)


SHEET = "xl/worksheets/sheet1.xml"


def lists(wanted):
    for name, spec in LISTS.items():
        stem = name.split(".")[0]
        if wanted not in name:
            continue
        source = SOURCE / f"{stem}.fods"
        source.write_text(fods(spec), encoding="utf-8")
        (OUT / f"{stem}.json").write_text(expected(spec), encoding="utf-8")
        if stem == "13-same":
            convert(source, OUT / "13-same.xlsx", "xlsx")
            convert(source, OUT / "13-same.ods", "ods")
            convert(source, OUT / "13-same-utf8.csv", CSV % (44, 76))
            utf16 = OUT / "13-same-utf16.csv"
            convert(source, utf16, CSV % (9, 76))
            utf16.write_bytes(b"\xff\xfe" + windows(utf16.read_text(encoding="utf-8")).encode("utf-16-le"))
        elif name.endswith(".csv"):
            convert(source, OUT / name, CSV % (59, 76))
            text = (OUT / name).read_bytes().decode()
            (OUT / name).write_bytes(windows("\ufeff" + text).encode())
        else:
            convert(source, OUT / name, name.split(".")[1])
        for rows in (sheet["freeze"] for sheet in spec["sheets"] if "freeze" in sheet):
            # LibreOffice without a window keeps no panes; this is what it writes with one.
            pane = f'<pane xSplit="0" ySplit="{rows}" topLeftCell="A{rows + 1}" activePane="bottomLeft" state="frozen"/>'
            edit(OUT / name, SHEET, lambda xml: re.sub(r'<selection pane="topLeft"', pane + '<selection pane="bottomLeft"', xml))


def bad(wanted):
    out, made = OUT / "bad", {}
    (SOURCE / "bad").mkdir(exist_ok=True)
    for name, spec in BAD.items():
        made[name] = SOURCE / "bad" / f"{name}.fods"
        made[name].write_text(fods(spec), encoding="utf-8")

    def save(name, source, to=None):
        convert(made[source], out / name, to or name.split(".")[1])
        return out / name

    def old_xls():
        save("old.xls", "plain", "xls:MS Excel 97")

    def hidden_numbered():
        save("hidden-numbered.xlsx", "hidden-numbered")
        save("hidden-numbered.ods", "hidden-numbered")

    def formula_empty():
        path = save("formula-empty.xlsx", "formula-empty")
        edit(path, SHEET, lambda xml: re.sub(r"(</f>)<v>[^<]*</v>", r"\1", xml))

    def zero_height():
        path = save("zero-height.xlsx", "zero-height")
        def change(xml):
            xml = re.sub(r'<row r="5"[^>]*>', '<row r="5" ht="0" customHeight="1">', xml)
            return re.sub(r'<col [^>]*min="6"[^>]*/>', '<col min="6" max="6" width="0" customWidth="1"/>', xml)
        edit(path, SHEET, change)

    def macros():
        path = save("macros.xlsm", "plain", "xlsx")
        edit(path, "[Content_Types].xml", lambda xml: xml.replace(
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "vnd.ms-excel.sheet.macroEnabled.main+xml"
        ).replace("<Override ", '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/><Override ', 1))
        edit(path, "xl/_rels/workbook.xml.rels", lambda xml: xml.replace(
            "</Relationships>", '<Relationship Id="rIdVba" Type="http://schemas.microsoft.com/office/2006/relationships/'
            'vbaProject" Target="vbaProject.bin"/></Relationships>'))
        with zipfile.ZipFile(path, "a") as file:
            file.writestr("xl/vbaProject.bin", bytes.fromhex("d0cf11e0a1b11ae1") + bytes(1016))

    def password():
        import msoffcrypto.format.ooxml as ooxml
        plain = save("password.xlsx", "plain")
        data = plain.read_bytes()
        with tempfile.TemporaryFile() as source, open(plain, "wb") as target:
            source.write(data)
            source.seek(0)
            ooxml.OOXMLFile(source).encrypt("bang-vang", target)

    def truncated():
        data = save("truncated.xlsx", "plain").read_bytes()
        (out / "truncated.xlsx").write_bytes(data[:len(data) * 6 // 10])

    def not_a_zip():
        (out / "not-a-zip.xlsx").write_text("STT\tHọ và tên\tThành tích\n1\tGiàng A Chứ\tVận động 20 hộ làm chuồng trại\n", encoding="utf-8")

    def bomb():
        path = save("bomb.xlsx", "plain")
        with zipfile.ZipFile(path) as old:
            parts = [(info.filename, old.read(info)) for info in old.infolist()]
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new:
            for name, data in parts:
                with new.open(name, "w", force_zip64=False) as part:
                    if name != SHEET:
                        part.write(data)
                        continue
                    start, end = data.split(b"</sheetData>")
                    part.write(start)
                    for _ in range(1500):  # 1.5 GB: half spaces, half rows
                        part.write(b" " * 500_002 + b"<row/>" * 83_333)
                    part.write(b"</sheetData>" + end)

    def tcvn3():
        def typed(text):
            """As typed with a .VnTime font and read as Latin-1; capitals of VN3 are the small letters."""
            small = "".join(c if c.isascii() else c.lower() for c in text)
            octets = subprocess.run(["iconv", "-t", "TCVN5712-1"], input=small.encode(), capture_output=True, check=True).stdout
            return octets.decode("latin-1")
        names = [("Hoàng Văn Thái", "Phó trưởng bản", "bản Nà Hoa"), ("Lường Thị Ướm", "Chi hội trưởng", "bản Tả Hồng"),
                 ("Giàng A Sếnh", "Dân quân", "xã Mường Sương"), ("Nguyễn Đức Quyền", "Giáo viên", "Trường Tiểu học Nà Hoa")]
        sheet = BAD["plain"]["sheets"][0]
        lines = [f'"{line}",,,,' for line in sheet["title"]] + [",".join(sheet["header"][0])]
        lines += [",".join([str(n), *map(typed, row), typed("Vận động nhân dân góp sức làm đường")]) for n, row in enumerate(names, 1)]
        (out / "tcvn3.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    for make in (old_xls, hidden_numbered, formula_empty, zero_height, macros, truncated, not_a_zip, bomb, tcvn3, password):
        if wanted.replace("-", "_") in make.__name__:
            make()
    for name in ("empty", "error-cell", "serial-date"):
        if wanted in name:
            save(f"{name}.xlsx", name)


if __name__ == "__main__":
    word = sys.argv[1] if len(sys.argv) > 1 else ""
    lists(word)
    bad(word)
