"""What is typed: unseen characters go, NUL is refused in words, nothing becomes markup."""

import pytest
from django import forms
from django.utils.safestring import mark_safe
from rulebook import Refused

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


class Ticked(Form):
    who = forms.ChoiceField(choices=[("1", "one")], required=False)
    many = forms.MultipleChoiceField(
        choices=[("1", "one")], widget=forms.CheckboxSelectMultiple, required=False
    )


def test_a_number_that_no_row_can_have_is_no_choice() -> None:
    assert Ticked({"who": "1", "many": ["1"]}).is_valid()
    assert set(Ticked({"who": "9" * 19, "many": ["1", "9" * 40]}).errors) == {"who", "many"}


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


class Chosen(Form):
    several = forms.MultipleChoiceField(
        choices=[("a", "бір"), ("b", "екі")], widget=forms.CheckboxSelectMultiple
    )


def test_the_summary_of_what_is_wrong_takes_the_focus_and_leads_to_each_field() -> None:
    summary = str(Typed({}))
    assert 'class="errors" role="alert" tabindex="-1" autofocus' in summary
    assert 'href="#id_name"' in summary
    assert 'href="#id_several_0"' in str(Chosen({}))


def test_of_a_refusal_and_a_summary_the_refusal_takes_the_focus() -> None:
    form = Typed({})
    form.refused = Refused("journal.meanwhile")
    assert str(form).count("autofocus") == 1
    assert 'class="note late" role="alert" tabindex="-1" autofocus' in str(form)
