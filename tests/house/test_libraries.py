"""What readers see of the libraries is said in Kazakh, all of it, and none of it is Russian."""

from pathlib import Path

import pytest
from allauth.account.adapter import get_adapter
from babel.messages.pofile import read_po
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.template.defaultfilters import filesizeformat, yesno
from django.utils import translation
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.timesince import timesince

from shanyraq.web import catalogues

ROOM = Path(__file__).resolve().parents[2] / "src" / "shanyraq" / "config"
# The same letters in both languages: signs, units, and words both took from elsewhere.
SHARED_WORDS = {
    ":", ", ", "IPv4", "IPv6", "Code", "Phone", "%(truncated_text)s…",
    "%s KB", "%s MB", "%s GB", "%s TB", "%s PB", ("%(size)d byte", "%(size)d bytes"),
}  # fmt: skip


def kazakh() -> dict[tuple[object, str | None], object]:
    with (ROOM / "locale/kk/LC_MESSAGES/django.po").open("rb") as file:
        return {(m.id, m.context): m.string for m in read_po(file, locale="kk") if m.id}


def library_messages() -> list[catalogues.Message]:
    names = [n for n in (ROOM / "libraries.txt").read_text().splitlines() if n and not n.startswith("#")]
    return [m for name in names for m in catalogues._of_library(name, "kk")]


def test_no_string_of_the_libraries_is_without_its_kazakh() -> None:
    said = kazakh()
    assert [m.id for m in library_messages() if not said.get((m.id, m.context))] == []
    assert len(library_messages()) > 200


def test_no_string_of_the_libraries_is_without_its_russian() -> None:
    assert catalogues.missing(ROOM, "ru") == []


def test_no_kazakh_string_of_the_libraries_is_the_russian_one() -> None:
    said, same = kazakh(), []
    for message in library_messages():
        one = message.id[0] if isinstance(message.id, tuple) else message.id
        first = said[message.id, message.context]
        first = first[0] if isinstance(first, tuple | list) else first
        with translation.override("ru"):
            russian = translation.pgettext(message.context, one) if message.context else (
                translation.ngettext(*message.id, 1) if isinstance(message.id, tuple) else translation.gettext(one)
            )  # fmt: skip
        if first == russian and message.id not in SHARED_WORDS:
            same.append(message.id)
    assert same == []


def test_forms_and_passwords_answer_in_kazakh() -> None:
    with translation.override("kk"):
        assert forms.CharField().error_messages["required"] == "Мұны толтыру керек."
        with pytest.raises(forms.ValidationError, match="Пошта мекенжайын дұрыс жазыңыз"):
            forms.EmailField().clean("x")
        with pytest.raises(forms.ValidationError, match="Ең көбі 3 таңба, қазір 5"):
            forms.CharField(max_length=3).clean("12345")
        assert "Құпиясөзде кемінде 12 таңба болуы керек." in password_validators_help_texts()
        assert "дұрыс емес" in str(get_adapter().error_messages["email_password_mismatch"])


def test_days_and_measures_are_kazakh() -> None:
    from datetime import datetime

    with translation.override("kk"):
        assert (str(MONTHS[9]), str(WEEKDAYS[0]), yesno(value=True)) == ("қыркүйек", "дүйсенбі", "иә")
        assert filesizeformat(2048).replace("\xa0", " ") == "2,0 КБ"
        assert timesince(datetime(2024, 1, 1), datetime(2026, 1, 1)).replace("\xa0", " ") == "2 жыл"


def test_the_rooms_words_stand_over_the_libraries() -> None:
    with translation.override("kk"):
        assert translation.gettext("Password") == "Құпиясөз"
    with translation.override("ru"):
        assert translation.gettext("Decisions") == "Решения"
