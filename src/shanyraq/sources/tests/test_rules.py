"""Which files are taken as papers."""

import pytest

from shanyraq.sources import rules
from shanyraq.sources.rules import lines_of, read

KAZAKH = "Қазақстан халқы Ассамблеясы туралы ереже. Осы ереже бекітілсін.\n"
RUSSIAN = "Положение об Ассамблее народа Казахстана. Утвердить это Положение.\n"


def code_of(content: bytes) -> str:
    verdict = read(content).verdict
    return "" if verdict else verdict.code


def test_a_text_in_utf8_is_taken_with_or_without_its_mark() -> None:
    assert read(KAZAKH.encode()).text == KAZAKH
    assert read(KAZAKH.encode("utf-8-sig")).text == KAZAKH


@pytest.mark.parametrize("content", [b"", b" \n\t\n", b"12 34\n--\n"])
def test_a_file_without_words_is_empty(content: bytes) -> None:
    assert code_of(content) == "sources.empty"


@pytest.mark.parametrize(
    ("content", "kind"), [(b"\x89PNG\r\n", "PNG"), (b"{\\rtf1 abc}", "RTF"), (b"abc\0def", "?")]
)
def test_a_binary_file_is_refused_by_its_kind(content: bytes, kind: str) -> None:
    verdict = read(content).verdict
    assert not verdict and (verdict.code, verdict.facts["kind"]) == ("sources.binary", kind)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (RUSSIAN.encode("windows-1251"), "windows-1251"),
        (RUSSIAN.encode("koi8-r"), "koi8-r"),
        (RUSSIAN.encode("cp866"), "cp866"),
        (KAZAKH.encode("utf-16"), "UTF-16"),
        (b"abc \x80\x81\x98 abc", "?"),
    ],
)
def test_another_encoding_is_named(content: bytes, encoding: str) -> None:
    verdict = read(content).verdict
    assert not verdict and (verdict.code, verdict.facts["encoding"]) == ("sources.wrong_encoding", encoding)


def test_a_file_of_fifty_megabytes_is_too_large() -> None:
    verdict = read(b"a" * (50 * 1024 * 1024)).verdict
    assert not verdict and verdict.facts == {"megabytes": 50, "most": rules.MOST_MEGABYTES}


def test_lines_are_kept_as_received() -> None:
    assert lines_of("a\r\n b \x0c\n\nc\n") == ["a", " b \x0c", "", "c"]
