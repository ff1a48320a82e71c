"""What is typed: unseen characters go, NUL is refused in words, nothing becomes markup."""

import pytest
from django import forms
from django.utils.safestring import mark_safe

from shanyraq.web.forms import Form
from shanyraq.web.typed import seen


class Typed(Form):
    name = forms.CharField(max_length=20, help_text="<script>alert(1)</script>")
    text = forms.CharField(widget=forms.Textarea, required=False, help_text=mark_safe("<b>bold</b>"))
    word = forms.CharField(widget=forms.PasswordInput, strip=False, required=False)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ә\u200bлия Қасымова", "Әлия Қасымова"),
        ("Серік \u202eналрЕ", "Серік налрЕ"),
        ("Ас\u00adтана\ufeff", "Астана"),
        ("бір\r\nекі", "бір екі"),
        ("\x0b\x1fбір\x7f", "бір"),
        ("👨\u200d👩", "👨👩"),
    ],
)
def test_unseen_characters_are_taken_out(typed: str, kept: str) -> None:
    form = Typed({"name": typed})
    assert form.is_valid() and form.cleaned_data["name"] == kept


def test_a_name_of_unseen_characters_alone_is_no_name() -> None:
    assert "name" in Typed({"name": "\u200b\u2060\ufeff"}).errors


def test_nul_is_refused_and_long_text_keeps_its_lines() -> None:
    assert "name" in Typed({"name": "a\x00b"}).errors
    form = Typed({"name": "a", "text": "бір\nекі\u200b"})
    assert form.is_valid() and form.cleaned_data["text"] == "бір\nекі"


def test_a_password_is_taken_as_it_is() -> None:
    form = Typed({"name": "a", "word": "a\u200bb"})
    assert form.is_valid() and form.cleaned_data["word"] == "a\u200bb"


def test_only_what_says_it_is_markup_is_markup() -> None:
    shown = str(Typed({"name": "<img src=x onerror=alert(1)>"}))
    assert "<script>" not in shown and "<img" not in shown and "<b>bold</b>" in shown


def test_letters_of_kazakh_and_lines_stay() -> None:
    text = "әғқңөұүһі ӘҒҚҢӨҰҮҺІ\t«»—\n"
    assert seen(text, lines=True) == text
