#!/usr/bin/env python3
"""Writes `../quet.pdf`: two pages, each only a picture (grey bars instead of lines of text), no letters at all: a scan.

    python3 quet.py
"""
import pathlib
import random
import zlib

WIDTH, HEIGHT = 620, 877  # A4 at 75 dots an inch


def picture(seed):
    rng = random.Random(seed)
    rows = []
    for y in range(HEIGHT):
        row = bytearray(b"\xff" * ((WIDTH + 7) // 8))
        line, inside = divmod(y - 70, 22)
        if 0 <= line < 33 and inside < 9:
            if inside == 0:
                end = rng.choice((66, 68, 70, 40))
            for x in range(10, end):
                row[x] = 0x24 if x % 6 else 0xFF
        rows.append(bytes(row))
    return zlib.compress(b"".join(rows), 9)


def main():
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>"]
    for page in range(2):
        first = 3 + 3 * page
        data, draw = picture(page), b"q 595 0 0 842 0 0 cm /Im Do Q"
        objects += [
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /XObject << /Im %d 0 R >> >> >>"
            % (first + 1, first + 2),
            b"<< /Length %d >>\nstream\n%s\nendstream" % (len(draw), draw),
            b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /DeviceGray /BitsPerComponent 1 "
            b"/Filter /FlateDecode /Length %d >>\nstream\n%s\nendstream" % (WIDTH, HEIGHT, len(data), data),
        ]
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    out += table + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    (pathlib.Path(__file__).resolve().parent.parent / "quet.pdf").write_bytes(out)


main()
