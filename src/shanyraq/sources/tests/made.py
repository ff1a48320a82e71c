"""Small files made for tests: PDF by typst or by hand, DOCX as a parcel of XML."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import typst
from pypdf import PdfReader, PdfWriter

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def pdf(body: str, page: str = "") -> bytes:
    """Make a PDF of typst text on small pages."""
    head = f'#set page(width: 12cm, height: 16cm, margin: 1.5cm{page})\n#set text(size: 10pt, lang: "kk")\n'
    return bytes(typst.compile((head + body).encode()))


def drawn(*contents: bytes) -> bytes:
    """Make a PDF of raw page contents; F1 is Helvetica."""
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
    count = len(contents)
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(count))
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        font,
    ]
    for n, content in enumerate(contents):
        parts.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * n)
        )
        parts.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
    out, offsets = b"%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, part)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(parts) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(parts) + 1, start)


def locked(content: bytes, password: str) -> bytes:
    """Lock a PDF with a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(password, algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def swollen(size: int) -> bytes:
    """Make a PDF whose page unpacks to `size` bytes of nothing."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(drawn(b" " * size))))
    for page in writer.pages:
        page.compress_content_streams()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(*blocks: str, head: str = "") -> bytes:
    """Make a DOCX of blocks of WordprocessingML."""
    text = f'<?xml version="1.0"?>{head}<w:document {_W}><w:body>{"".join(blocks)}</w:body></w:document>'
    return parcel({"word/document.xml": text.encode()})


def parcel(files: dict[str, bytes]) -> bytes:
    """Make a ZIP."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return out.getvalue()


def paragraph(*runs: str) -> str:
    """Write a paragraph of runs."""
    return "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Write a table."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"
