"""Bad input gets a clear answer, and nothing is half done."""

from pathlib import Path

import pytest
from kazakhtext.reading import LONGEST_LINE, MOST_BYTES, MOST_LINES, lines_of_bytes, read_paper
from kazakhtext.refusals import UnreadablePaperError

TEXT = "Қоғам жиналысы\nөткізілді.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "kz1048"])
def test_known_encodings_are_read(encoding: str) -> None:
    assert lines_of_bytes(TEXT.encode(encoding)) == ["Қоғам жиналысы", "өткізілді."]


def test_line_ends_of_all_systems_and_form_feeds_are_kept_apart() -> None:
    assert lines_of_bytes("а \r\nб\rв\n\fг".encode()) == ["а ", "б", "в", "\fг"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"%PDF-1.7 ...", "pdf"),
        (b"PK\x03\x04....", "zip"),
        (b"\x89PNG\r\n", "image"),
        (b"\xd0\xcf\x11\xe0", "ole"),
        (b"abc\0def", "binary"),
        (bytes(range(1, 256)) * 20, "binary"),
        (b"", "no-text"),
        (b"\f\n\f\n 12 \n", "no-text"),
        ("Қазақ тілі\n".encode() + "Русский\n".encode("cp1251"), "mixed-encodings"),
        (("а" * (LONGEST_LINE + 1)).encode(), "long-line"),
        ("שלום עולם\nمرحبا\n".encode(), "right-to-left"),
        (b"\xff\xfe\x00", "encoding"),
        (b"a\n" * (MOST_LINES + 1), "too-many-lines"),
    ],
)
def test_what_cannot_be_repaired_is_refused_with_its_reason(data: bytes, code: str) -> None:
    with pytest.raises(UnreadablePaperError) as caught:
        lines_of_bytes(data)
    assert caught.value.code == code
    said = {caught.value.said(language) for language in ("kk", "ru", "en")}
    assert len(said) == 3 and all(said)


def test_mixed_encodings_name_the_lines() -> None:
    data = "Қазақ тілі\n".encode() + "Русский\n".encode("cp1251") * 7
    with pytest.raises(UnreadablePaperError, match=r"line 2, 3, 4, 5, 6 …"):
        lines_of_bytes(data)


def test_a_little_right_to_left_text_is_no_hindrance() -> None:
    assert len(lines_of_bytes("Қазақ мәтіні, ал бұл — שלום сөзі туралы\n".encode())) == 1


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as out:
        out.truncate(MOST_BYTES + 1)
    with pytest.raises(UnreadablePaperError, match="too large: 20 MB") as caught:
        read_paper(path)
    assert caught.value.code == "too-large"


def test_missing_files_and_folders(tmp_path: Path) -> None:
    with pytest.raises(UnreadablePaperError, match="cannot be opened"):
        read_paper(tmp_path / "none.txt")
    with pytest.raises(UnreadablePaperError, match="folder"):
        read_paper(tmp_path)
