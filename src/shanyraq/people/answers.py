"""The questions of `shanyraq setup`, how an answer is checked, and the settings file they become."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.functional import Promise
from django.utils.translation import gettext as now
from django.utils.translation import gettext_lazy as _


class NotAnAnswer(ValueError):
    """What was typed cannot be used; the text says what is expected."""


@dataclass(frozen=True)
class Question:
    """One thing setup has to know. `default` may name an earlier answer by "=name"."""

    name: str
    label: str | Promise
    help: str
    default: str = ""
    checker: Callable[[str], str] = str

    def default_for(self, given: Mapping[str, str]) -> str:
        """Give the default, taking earlier answers into account."""
        return given.get(self.default[1:], "") if self.default.startswith("=") else self.default

    def check(self, text: str) -> str:
        """Give the answer as it is kept; raises `NotAnAnswer`."""
        return self.checker(text)


def _words(text: str) -> str:
    if not text:
        raise NotAnAnswer(now("it cannot be empty"))
    return text[:200]


def _kazakh(text: str) -> str:
    if not re.search(r"[а-яәғқңөұүһі]", text.lower()):
        raise NotAnAnswer(now("write it in Kazakh"))
    return text[:200]


def _address(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise NotAnAnswer(now("write an e-mail address")) from None
    return text.lower()


def _site(text: str) -> str:
    parts = urlsplit(text)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path.strip("/"):
        raise NotAnAnswer(now("write it like https://assembly.example"))
    return f"{parts.scheme}://{parts.netloc}"


def _zone(text: str) -> str:
    if text not in available_timezones():
        raise NotAnAnswer(now("write a zone like Asia/Almaty"))
    return text


def _language(text: str) -> str:
    if text not in {"kk", "ru", "en"}:
        raise NotAnAnswer("kk, ru, en")
    return text


def _languages(text: str) -> str:
    chosen = [code for code in ("kk", "ru", "en") if code in re.split(r"[,\s]+", text)]
    if "kk" not in chosen or set(re.split(r"[,\s]+", text)) - {"kk", "ru", "en"}:
        raise NotAnAnswer(now("kk, and ru and en where wanted: kk,ru,en"))
    return ",".join(chosen)


def _port(text: str) -> str:
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise NotAnAnswer(now("a number from 1 to 65535"))
    return text


def _plain(text: str) -> str:
    if re.search(r"[\s\"'\\]", text):
        raise NotAnAnswer(now("no spaces and no quotes"))
    return text


LANGUAGE = Question(
    "language",
    "Тіл · язык · language (kk, ru, en)",
    "language of setup and of the first letter",
    "kk",
    _language,
)
QUESTIONS = (
    LANGUAGE,
    Question("name_kk", _("Name of the institution in Kazakh"), "the institution's name, Kazakh",
             "Қазақстан халқы Ассамблеясы", _kazakh),
    Question("name_ru", _("Name of the institution in Russian"), "the institution's name, Russian",
             "Ассамблея народа Казахстана", _words),
    Question("name_en", _("Name of the institution in English"), "the institution's name, English",
             "Assembly of the People of Kazakhstan", _words),
    Question("administrator", _("Name of the first administrator, in Kazakh"), "a person's name, Kazakh", "", _kazakh),
    Question("mail", _("E-mail of the first administrator"), "the administrator's address", "", _address),
    Question("address", _("Address of the site"), "https://…", "http://127.0.0.1:8000", _site),
    Question("time_zone", _("Time zone"), "a zone of the tz database", "Asia/Almaty", _zone),
    Question("languages", _("Languages of the site"), "kk,ru,en", "kk,ru,en", _languages),
    Question("mail_host", _("Mail server (empty: letters are written to files)"), "host of the mail server", "", _plain),
    Question("mail_port", _("Port of the mail server"), "its port", "587", _port),
    Question("mail_user", _("User of the mail server"), "its user; the password: SHANYRAQ_MAIL_PASSWORD", "", _plain),
    Question("mail_from", _("Sender of the letters"), "the sender's address", "=mail", _address),
)  # fmt: skip


def environment(given: Mapping[str, str], password: str) -> dict[str, str]:
    """Give the settings that the answers mean, by the names of docs/reference."""
    host = urlsplit(given["address"]).hostname or ""
    found = {
        "SHANYRAQ_ADDRESS": given["address"],
        "SHANYRAQ_HOSTS": ",".join(dict.fromkeys([host, "127.0.0.1", "localhost", "[::1]"])),
        "SHANYRAQ_TIME_ZONE": given["time_zone"],
        "SHANYRAQ_LANGUAGES": given["languages"],
        "SHANYRAQ_MAIL_FROM": given["mail_from"],
    }
    if given["mail_host"]:
        found |= {
            "SHANYRAQ_MAIL_HOST": given["mail_host"],
            "SHANYRAQ_MAIL_PORT": given["mail_port"],
            "SHANYRAQ_MAIL_USER": given["mail_user"],
            "SHANYRAQ_MAIL_PASSWORD": password,
            "SHANYRAQ_MAIL_TLS": "0" if given["mail_port"] == "25" else "1",
        }
    return found


def write(folder: Path, settings: Mapping[str, str]) -> Path:
    """Write the settings file, readable by its owner only; give its place."""
    folder.mkdir(parents=True, exist_ok=True)
    place, fresh = folder / "settings.env", folder / "settings.env.new"
    lines = "".join(f"{name}={value}\n" for name, value in settings.items() if "\n" not in value)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(lines)
    fresh.replace(place)
    return place
