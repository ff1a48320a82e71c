"""Papers that people of the journey bring, and the words of papers that the house issues."""

from __future__ import annotations

import csv
import subprocess
from pathlib import Path

PAPER = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
BROUGHT = {"name": "zhauap.pdf", "mimeType": "application/pdf", "buffer": PAPER}


def words_of(pdf: bytes, folder: Path) -> str:
    """Read the text of a PDF, its spaces made single."""
    (folder / "read.pdf").write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", folder / "read.pdf", "-"], capture_output=True, check=True)
    return " ".join(read.stdout.decode().split())


def csv_of(table: bytes) -> list[dict[str, str]]:
    """Read a table that the house gives as CSV."""
    return list(csv.DictReader(table.decode("utf-8-sig").splitlines()))
