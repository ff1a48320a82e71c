"""A link that opens an account never reaches a log."""

import logging

import pytest

from shanyraq.web.logs import MaskLinks


@pytest.mark.parametrize(
    "path",
    [
        "/kk/people/invited/s3cr3t.sig/",
        "/ru/account/password/reset/key/1-s3cr3t/",
        "/en/account/confirm-email/s3cr3t/",
        "/kk/decisions/follow/s3cr3t/",
        "/kk/decisions/unfollow/7-s3cr3t/",
    ],
)
def test_the_secret_of_a_link_is_blotted_out(path: str) -> None:
    record = logging.LogRecord("django.request", logging.WARNING, "", 0, "Conflict: %s", (path,), None)
    assert MaskLinks().filter(record)
    assert "s3cr3t" not in record.getMessage()
    assert record.getMessage().endswith("…/")


def test_other_lines_stay_as_they_are() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "seen %s of %d", ("a", 3), None)
    assert MaskLinks().filter(record) and record.getMessage() == "seen a of 3"


def said(line: str) -> str:
    record = logging.LogRecord("x", logging.INFO, "", 0, "%s", (line,), None)
    assert MaskLinks().filter(record)
    return record.getMessage()


def test_nobody_is_named_by_an_address() -> None:
    assert said("550 no such user <a.serik+x@mail.example.kz>") == "550 no such user <…@mail.example.kz>"


@pytest.mark.parametrize("mark", ["\n", "\r", "\x1b", "\u2028", "\u202e", "\x85"])
def test_nobody_writes_a_line_of_their_own(mark: str) -> None:
    forged = said(f"/kk/decisions/x{mark}2026-01-01 INFO all is well")
    assert mark not in forged and "\\x" in forged
