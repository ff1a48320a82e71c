"""Forms of this room: bring a paper, propose a correction, settle it, leave a doubt."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from shanyraq.sources.models import Clause
from shanyraq.web.forms import Form

MOST = 10 * 1024 * 1024


class PaperForm(Form):
    """Take one file. What kind it is its content tells, not its name."""

    file = forms.FileField(label=_("File"), help_text=_("PDF with text, DOCX, or text in UTF-8; up to 10 MB"))
    title = forms.CharField(
        label=_("Title"), max_length=400, required=False,
        help_text=_("As the paper itself has it; empty: its first words"),
    )  # fmt: skip

    def clean_file(self) -> UploadedFile:
        """Refuse a file that is too large to be read while somebody waits."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile) and (file.size or 0) <= MOST:
            return file
        raise forms.ValidationError(
            _("The file is larger than 10 MB. Bring it with the command shanyraq ingest.")
        )

    def clean(self) -> dict[str, Any]:
        """Give the bytes and the name of the file."""
        cleaned = super().clean() or self.cleaned_data
        file = cleaned.pop("file", None)
        if isinstance(file, UploadedFile):
            cleaned |= {"content": file.read(), "name": Path(file.name or "paper").name[:200]}
        return cleaned


class ProposalForm(Form):
    """Write how a clause should read, and why."""

    text = forms.CharField(label=_("How the clause should read"), max_length=40_000)
    why = forms.CharField(
        label=_("How you know"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: the printed paper has this word on page 3"),
    )  # fmt: skip

    def __init__(self, *args: Any, clause: Clause, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = min(24, 3 + len(clause.text) // 80)
        self.fields["text"].widget = forms.Textarea(
            attrs={"rows": rows, "lang": clause.language, "class": "paper"}
        )


class AnswerForm(Form):
    """Say why a proposal is rejected."""

    answer = forms.CharField(
        label=_("Why it is rejected"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class DoubtForm(Form):
    """Say why a doubtful place stays as it came."""

    why = forms.CharField(
        label=_("Why it stays as it came"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
