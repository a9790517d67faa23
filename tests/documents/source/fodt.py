#!/usr/bin/env python3
"""Writes the flat ODT sources of the Word fixtures from `../1-ke-hoach-tinh.body` and lets LibreOffice convert them.

    python3 fodt.py          # soffice on the PATH; then verify.py
"""
import pathlib
import re
import subprocess
import tempfile
from xml.sax.saxutils import escape

HERE = pathlib.Path(__file__).resolve().parent
OUT = HERE.parent
BODY = (OUT / "1-ke-hoach-tinh.body").read_text().splitlines()
SUMMARY = "Triển khai Phong trào thi đua “Lai Châu chung tay phục hồi sản xuất, ấm no từng bản sau đại dịch Covid-19”"
LEFT, RIGHT = ["ỦY BAN NHÂN DÂN", "TỈNH LAI CHÂU"], ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
TO = [
    "Nơi nhận:",
    "- Ban TĐKT Trung ương (b/c);",
    "- TT Tỉnh ủy, TT HĐND tỉnh (b/c);",
    "- UBND tỉnh: U1, U2;",
    "- Thành viên HĐ TĐKT tỉnh;",
    "- Các sở, ban, ngành, đoàn thể tỉnh;",
    "- UBND các huyện, thành phố;",
    "- VP UBND tỉnh: V3, V5, CB;",
    "- Lưu: VT, Th9.",
]
SIGNED = ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Nguyễn Văn Mẫu"]
FONT = "Noto Serif"
HIDDEN = "BIMATVB1: đoạn ẩn này không được hiện ra ở đâu."

LEVELS = [r"([IVX]+\.) ", r"(\d+\.) ", r"([a-zđ][).]) ", r"(-) ", r"(\+) "]


def split(line):
    """(level from 0, label, words); level None for a paragraph without label."""
    for level, form in enumerate(LEVELS):
        found = re.match(form, line)
        if found:
            return level, found.group(1), line[found.end() :]
    return None, "", line


FIRST = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="Times New Roman" svg:font-family="'Times New Roman'" style:font-family-generic="roman"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="Times New Roman" fo:font-size="14pt" fo:language="vi" fo:country="VN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
%(styles)s</office:styles>
<office:automatic-styles>
<style:style style:name="C" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="CB" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="center"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="J" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1cm"/></style:style>
<style:style style:name="JB" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:text-align="justify" fo:text-indent="1cm"/><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="S" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties fo:font-size="11pt"/></style:style>
<style:style style:name="H" style:family="paragraph" style:parent-style-name="Standard"><style:text-properties text:display="none"/></style:style>
<style:style style:name="T" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="TI" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="TU" style:family="text"><style:text-properties style:text-underline-style="solid" fo:background-color="#ffff00"/></style:style>
<style:style style:name="Tb" style:family="table"><style:table-properties style:width="17cm" table:align="margins"/></style:style>
<style:style style:name="K" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="none"/></style:style>
<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:padding="0.1cm" fo:border="0.5pt solid #000000"/></style:style>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="3cm" fo:margin-right="1.5cm"/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4">%(footer)s</style:master-page></office:master-styles>
<office:body><office:text>
"""
LAST = "</office:text></office:body></office:document>\n"
FOOTER = '<style:footer><text:p text:style-name="C"><text:page-number text:select-page="current">1</text:page-number></text:p></style:footer>'


def p(style, text, raw=False):
    return f'<text:p text:style-name="{style}">{text if raw else escape(text)}</text:p>\n'


def table(rows, cell="K", styles=("C", "C")):
    """Cells are lists of paragraphs."""
    columns = len(rows[0])
    out = f'<table:table table:style-name="Tb"><table:table-column table:number-columns-repeated="{columns}"/>\n'
    for row in rows:
        out += "<table:table-row>"
        for style, paragraphs in zip(styles, row):
            out += f'<table:table-cell table:style-name="{cell}" office:value-type="string">'
            out += "".join(p(style, one) for one in paragraphs) + "</table:table-cell>"
        out += "</table:table-row>\n"
    return out + "</table:table>\n"


def item(level, text, style, name):
    """A paragraph in a list, nested as deep as its level."""
    outer = f'<text:list text:style-name="{name}" text:continue-numbering="true"><text:list-item>'
    inner = "<text:list><text:list-item>" * level
    return outer + inner + p(style, text).rstrip() + "</text:list-item></text:list>" * (level + 1) + "\n"


def levels(numbers="number"):
    """The five levels of a plan for a list style."""
    out = ""
    for n, (form, suffix, bullet) in enumerate(
        [("I", ".", ""), ("1", ".", ""), ("a", ")", ""), ("", "", "-"), ("", "", "+")], 1
    ):
        kind = f'bullet text:level="{n}" text:bullet-char="{bullet}"' if bullet else (
            f'{numbers} text:level="{n}" style:num-format="{form}" style:num-suffix="{suffix}"'
        )
        tag = "bullet" if bullet else numbers
        out += (
            f"<text:list-level-style-{kind}>"
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            f'<style:list-level-label-alignment text:label-followed-by="space" fo:margin-left="{n * 0.4:.1f}cm"/>'
            "</style:list-level-properties>"
            + ('<style:text-properties style:font-name="Times New Roman"/>' if bullet else "")
            + f"</text:list-level-style-{tag}>\n"
        )
    return out


TITLE = p("CB", "KẾ HOẠCH") + p("CB", SUMMARY)
HEAD_TABLE = table([[LEFT, RIGHT]])
FOOT_TABLE = table([[TO, SIGNED]], styles=("S", "CB"))


def automatic():
    styles = f'<text:list-style style:name="KH" style:display-name="Kế hoạch">{levels()}</text:list-style>\n'
    text = HEAD_TABLE + TITLE
    for line in BODY:
        level, _, words = split(line)
        text += p("J", words) if level is None else item(level, words, "JB" if level == 0 else "J", "KH")
    return FIRST % {"styles": styles, "footer": ""} + text + FOOT_TABLE + LAST


def typed():
    text = "".join(p("CB", f"{a}<text:tab/>{b}", raw=True) for a, b in zip(LEFT, RIGHT)) + p("C", "") + TITLE + p("C", "")
    for line in BODY:
        text += p("CB" if split(line)[0] == 0 else "J", line)
    text += p("C", "") + "".join(p("S", one) for one in TO) + "".join(p("CB", one) for one in SIGNED)
    return FIRST % {"styles": "", "footer": ""} + text + LAST


def styled():
    outline = ""
    for n, (form, suffix) in enumerate([("I", "."), ("1", "."), ("a", ")")], 1):
        outline += (
            f'<text:outline-level-style text:level="{n}" style:num-format="{form}" style:num-suffix="{suffix}">'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties>'
            "</text:outline-level-style>\n"
        )
    styles = ""
    for n in (1, 2, 3):
        weight = '<style:text-properties fo:font-weight="bold"/>' if n == 1 else ""
        styles += (
            f'<style:style style:name="Heading_20_{n}" style:display-name="Heading {n}" style:family="paragraph" '
            f'style:parent-style-name="Standard" style:default-outline-level="{n}">{weight}</style:style>\n'
        )
    for name, shown, mark in (("Gach", "Gạch đầu dòng", "-"), ("Cong", "Dấu cộng", "+")):
        styles += (
            f'<style:style style:name="{name}" style:display-name="{shown}" style:family="paragraph" '
            f'style:parent-style-name="Standard" style:list-style-name="L{name}"/>\n'
            f'<text:list-style style:name="L{name}"><text:list-level-style-bullet text:level="1" text:bullet-char="{mark}">'
            '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
            '<style:list-level-label-alignment text:label-followed-by="space"/></style:list-level-properties>'
            "</text:list-level-style-bullet></text:list-style>\n"
        )
    styles += f'<text:outline-style style:name="Outline">{outline}</text:outline-style>\n'
    text = "".join(p("CB", one) for one in LEFT + RIGHT) + TITLE
    for line in BODY:
        level, _, words = split(line)
        if level is None:
            text += p("J", words)
        elif level < 3:
            text += f'<text:h text:style-name="Heading_20_{level + 1}" text:outline-level="{level + 1}">{escape(words)}</text:h>\n'
        else:
            style = "Gach" if level == 3 else "Cong"
            text += f'<text:list text:style-name="L{style}"><text:list-item>{p(style, words).rstrip()}</text:list-item></text:list>\n'
    text += "".join(p("S", one) for one in TO) + "".join(p("CB", one) for one in SIGNED)
    return FIRST % {"styles": styles, "footer": ""} + text + LAST


def unstyled():
    """Tabs and several spaces after labels, soft line breaks in headings, a hidden paragraph, a soft hyphen."""
    gaps = ["<text:tab/>", '<text:s text:c="3"/>', " <text:tab/>", " ", '<text:s text:c="2"/>']
    breaks = {"ĐỐI TƯỢNG, NỘI DUNG, THỜI GIAN": "NỘI DUNG, ", "TIÊU CHÍ THI ĐUA VÀ KHEN THƯỞNG": "THI ĐUA ", "Khen thưởng: hình thức và tiêu chuẩn": "thức và "}
    text = HEAD_TABLE + TITLE
    for k, line in enumerate(BODY):
        level, label, words = split(line)
        shown = escape(words)
        if words in breaks:
            at = breaks[words]
            # One heading keeps its space before the break, the others lose it.
            shown = shown.replace(at, (at if words.startswith("Khen") else at.rstrip()) + "<text:line-break/>")
        if line.startswith("- Thi đua mở lại chợ phiên"):
            shown = shown.replace("Covid", "Co\u00advid")
        if level is not None:
            shown = label + gaps[level] + shown
        text += p("CB" if level == 0 else "J", shown, raw=True)
        if label == "V.":
            text += p("H", HIDDEN)
    return FIRST % {"styles": "", "footer": FOOTER} + text + FOOT_TABLE + LAST


MARKED_TABLE = [
    ["STT", "Huyện, thành phố", "Việc chính", "Số bản"],
    ["1", "Huyện Tam Đường", "- Chè, miến dong", "12"],
    ["2", "Huyện Phong Thổ", "- Chợ phiên, lúa nếp", "9"],
    ["3", "Thành phố Lai Châu", "1. Rau an toàn", "4"],
]
NOTE = "Tháng 01/2024 nếu hết năm 2023 đã đủ số liệu; nếu chưa đủ thì chậm nhất ngày 29/02/2024."


def marked_body():
    """`danh-dau.body`: the plan with a footnote and a table."""
    body = []
    for line in BODY:
        line = line.replace("trong tháng 01/2024;", "trong tháng 01/2024[^1];")
        body.append(line)
        if line.startswith("- UBND các huyện, thành phố: không còn"):
            body += ["Số bản đăng ký năm đầu của ba địa phương làm điểm:"]
            rows = ["| " + " | ".join(row) + " |" for row in MARKED_TABLE]
            body += [rows[0], "| --- | --- | --- | --- |", *rows[1:]]
    return body + [f"[^1]: {NOTE}"]


def marked():
    """Typed numbers; bold, italic, underlined and highlighted runs that cut words in two; a footnote; a table."""
    note = (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('S', NOTE).rstrip()}</text:note-body></text:note>"
    )
    text = HEAD_TABLE + TITLE
    done = False
    for line in marked_body():
        if line.startswith("[^1]: "):
            continue
        if line.startswith("|"):
            if not done:
                text += table([[[cell] for cell in row] for row in MARKED_TABLE], "B", ("C", "S", "S", "C"))
            done = True
            continue
        level, label, words = split(line)
        shown = escape(words).replace("[^1]", note)
        for word in ("Phong trào)", "hợp đồng", "giáp hạt"):
            shown = shown.replace(word, f'{word[:2]}<text:span text:style-name="TI">{word[2:4]}</text:span>{word[4:]}')
        shown = shown.replace("nói ít", '<text:span text:style-name="TU">nói</text:span> ít')
        if level is not None and level < 3:
            head, colon, rest = shown.partition(":")
            if level == 0 or colon and "<" not in head:
                shown = f'<text:span text:style-name="T">{label} {head}{colon}</text:span>{rest}'
            else:
                shown = f"{label} {shown}"
        elif level is not None:
            shown = f"{label} {shown}"
        text += p("J", shown, raw=True)
    return FIRST % {"styles": "", "footer": ""} + text + FOOT_TABLE + LAST


def convert(name, source, kind, options=""):
    with tempfile.TemporaryDirectory() as home:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", kind + options, "--outdir", str(OUT), str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
    made = OUT / f"{source.stem}.{kind}"
    assert made.exists(), made
    if made.stem != name:
        made.rename(OUT / f"{name}.{kind}")


if __name__ == "__main__":
    (OUT / "danh-dau.body").write_text("\n".join(marked_body()) + "\n")
    for name, make in {
        "tu-danh-so": automatic, "go-so": typed, "kieu": styled, "khong-kieu": unstyled, "danh-dau": marked,
    }.items():
        source = HERE / f"{name}.fodt"
        source.write_text(make())
        convert(name, source, "docx")
    # Printed in one font that has all Vietnamese letters (Times New Roman is not on every machine, and letters borrowed
    # from a second font come out with spaces between them); untagged.
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder) / "in-ra.fodt"
        source.write_text(automatic().replace("Times New Roman", FONT))
        convert("in-ra", source, "pdf", ':writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"false"}}')
