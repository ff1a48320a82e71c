"""Files people bring: known by content, kept by hash outside the static tree, handed out as attachments.

A room keeps a table that inherits `Attached`, takes files with `UploadField`, keeps them with `keep`, and
hands them out with `handed` after its own view has asked who may read.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any
from zipfile import ZipFile

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.http import FileResponse, Http404
from django.utils.translation import gettext_lazy as _

MOST = 10 * 1024 * 1024
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xml": "application/xml",
    "cms": "application/pkcs7-mime",
}
_SIGNED_DATA = bytes.fromhex("06092a864886f70d010702")  # the object identifier that opens a CMS SignedData


def kind_of(content: bytes) -> str | None:
    """Tell the kind of a file by its content: pdf, png, jpeg, docx, xml, cms; None for anything else."""
    if content.startswith(b"%PDF-"):
        return "pdf"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "png"
    if content.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    if content.startswith(b"PK\x03\x04"):
        return "docx" if _is_docx(content) else None
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<?xml"):
        return "xml"
    if _is_signed_data(content):
        return "cms"
    return None


def _is_docx(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as parcel:
            return "word/document.xml" in parcel.namelist()
    except Exception:  # the reader raises whatever a broken or hostile parcel makes it raise
        return False


def _is_signed_data(content: bytes) -> bool:
    armoured = b"-----BEGIN CMS-----", b"-----BEGIN PKCS7-----"
    return content.startswith(armoured) or (content[:1] == b"\x30" and _SIGNED_DATA in content[:24])


@dataclass(frozen=True)
class Brought:
    """A file that was looked at: its bytes, the name it came with, its kind by content."""

    content: bytes
    name: str
    kind: str


class UploadField(forms.FileField):
    """Take one file of a known kind;
    cleans to `Brought`, or None where it is not required and was not given.
    """

    default_error_messages = {
        "kind": _("This kind of file is not taken. Bring a PDF, PNG, JPEG, DOCX, XML or a CMS signature."),
        "size": _("The file is larger than 10 MB. Bring a smaller one."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("help_text", _("PDF, PNG, JPEG, DOCX, XML or a CMS signature, up to 10 MB"))
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Look at the bytes, never at the name."""
        upload = super().clean(data, initial)
        if not isinstance(upload, UploadedFile):
            return None
        if (upload.size or 0) > MOST:
            raise forms.ValidationError(self.error_messages["size"], code="size")
        content = upload.read()
        kind = kind_of(content)
        if kind is None:
            raise forms.ValidationError(self.error_messages["kind"], code="kind")
        return Brought(content, Path(upload.name or "file").name[:200], kind)


class Attached(models.Model):
    """A kept file. Its bytes lie under the files' folder by their SHA-256;
    a signature in it is not verified here.
    """

    sha256 = models.CharField(max_length=64)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()

    class Meta:
        abstract = True

    @property
    def is_signature(self) -> bool:
        """Tell whether the file is a detached or enveloping signature."""
        return self.kind == "cms"


def described(brought: Brought) -> dict[str, Any]:
    """Give the fields of `Attached` for a file, after keeping its bytes."""
    return {
        "sha256": keep(brought.content),
        "name": brought.name,
        "kind": brought.kind,
        "size": len(brought.content),
    }


def keep(content: bytes) -> str:
    """Keep bytes under their SHA-256 and give it (hex). The same bytes are kept once;
    a file is whole or absent.
    """
    digest = sha256(content).hexdigest()
    place = path_of(digest)
    if place.exists():
        return digest
    place.parent.mkdir(parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=place.parent, delete=False) as fresh:
        fresh.write(content)
    try:
        Path(fresh.name).chmod(settings.FILE_UPLOAD_PERMISSIONS)
        Path(fresh.name).replace(place)
    except OSError:
        with contextlib.suppress(OSError):
            Path(fresh.name).unlink()
        raise
    return digest


def path_of(digest: str) -> Path:
    """Give the place of kept bytes."""
    return Path(settings.MEDIA_ROOT) / "kept" / digest[:2] / digest


def handed(attached: Attached) -> FileResponse:
    """Answer with the file as an attachment that no browser may run or guess about;
    404 where its bytes are gone.
    """
    place = path_of(attached.sha256)
    if not place.exists():
        raise Http404
    response = FileResponse(place.open("rb"), as_attachment=True, filename=attached.name)
    response.headers["Content-Type"] = TYPES.get(attached.kind, "application/octet-stream")
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
