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
