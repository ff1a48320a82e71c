"""Files people bring: known by what is in them, kept once, handed out as attachments."""

from io import BytesIO
from types import SimpleNamespace
from zipfile import ZipFile

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404
from django.utils.translation import override

from shanyraq.web import uploads
from shanyraq.web.uploads import Brought, UploadField, described, handed, keep, kind_of, path_of


def parcel(name: str) -> bytes:
    held = BytesIO()
    with ZipFile(held, "w") as zipped:
        zipped.writestr(name, "<x/>")
    return held.getvalue()


def spoilt(place: int, *change: int) -> bytes:
    """Change bytes of the parcel's directory: what a writer of hostile parcels does."""
    whole = bytearray(parcel("word/document.xml"))
    start = whole.rindex(b"PK\x01\x02")
    whole[start + place : start + place + len(change)] = bytes(change)
    return bytes(whole)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.4\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n....", "png"),
        (b"\xff\xd8\xff\xe0....", "jpeg"),
        (parcel("word/document.xml"), "docx"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><a/>", "xml"),
        (b"-----BEGIN PKCS7-----\nMIIB", "cms"),
        (bytes.fromhex("3082010006092a864886f70d010702a0"), "cms"),
        (parcel("evil.exe"), None),
        (b"PK\x03\x04 broken", None),
        (spoilt(6, 255, 255), None),  # a version nobody reads
        (spoilt(46, 255), None),  # another name
        (b"MZ\x90\x00", None),
        (b"<html><script>", None),
        (b"", None),
    ],
)
def test_a_file_is_known_by_its_content(content: bytes, kind: str | None) -> None:
    assert kind_of(content) == kind


def test_the_name_of_a_file_proves_nothing() -> None:
    with pytest.raises(forms.ValidationError):
        UploadField().clean(SimpleUploadedFile("paper.pdf", b"<html>"))
    brought = UploadField().clean(SimpleUploadedFile("../../etc/paper.exe", b"%PDF-1.4"))
    assert (brought.kind, brought.name) == ("pdf", "paper.exe")


def test_a_file_over_the_limit_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST", 10)
    with override("en"), pytest.raises(forms.ValidationError, match="larger"):
        UploadField().clean(SimpleUploadedFile("paper.pdf", b"%PDF-1.4 and more"))


def test_a_field_that_is_not_required_gives_nothing() -> None:
    assert UploadField(required=False).clean(None) is None


def test_the_same_bytes_are_kept_once_and_whole() -> None:
    first, second = keep(b"%PDF-1.4 once"), keep(b"%PDF-1.4 once")
    assert first == second and path_of(first).read_bytes() == b"%PDF-1.4 once"
    assert [p.name for p in path_of(first).parent.iterdir() if p.name.startswith("tmp")] == []


def test_a_kept_file_is_handed_out_as_an_attachment_nobody_runs() -> None:
    kept = SimpleNamespace(**described(Brought(b"<?xml version='1.0'?><a/>", "a.xml", "xml")))
    response = handed(kept)  # type: ignore[arg-type]
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in response.headers["Content-Security-Policy"]
    assert b"".join(response.streaming_content) == b"<?xml version='1.0'?><a/>"  # type: ignore[arg-type]


def test_a_lost_file_is_not_found() -> None:
    with pytest.raises(Http404):
        handed(SimpleNamespace(sha256="0" * 64, name="a", kind="pdf"))  # type: ignore[arg-type]
