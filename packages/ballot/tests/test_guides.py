"""The guides of the three roles: the same steps, commands and limits in Kazakh, Russian and English."""

import re
from pathlib import Path

import pytest

GUIDES = Path(__file__).parents[3] / "docs" / "guides" / "ballot"
ROLES = ("credential-authority", "trustee", "server-operator")
LIMITS = {
    "kk": ("Мәжбүрлеуден", "құрылғысы адал", "сынақ күйінде", "нәтиженің өзі"),
    "ru": ("принуждения", "Устройство избирателя должно быть честным", "экспериментальные", "сам результат"),
    "en": ("coercion", "device must be honest", "experimental", "result itself"),
}


def text_of(role, language):
    return (GUIDES / f"{role}.{language}.md").read_text()


def commands(text):
    return [
        line.strip()
        for block in re.findall(r"```\n(.*?)```", text, re.S)
        for line in block.strip().splitlines()
    ]


def quoted(text):
    """Return what stands in code quotes inside the sentences."""
    return re.findall(r"`[^`\n]+`", re.sub(r"```.*?```", "", text, flags=re.S))


def shape(text):
    """Return the outline: heading levels, numbered steps, table rows, points."""
    return [
        re.match(r"#+|[0-9]+\.|\||-", line).group()
        for line in text.splitlines()
        if re.match(r"#+ |[0-9]+\. |\||- ", line)
    ]


@pytest.mark.parametrize("role", ROLES)
def test_the_three_languages_say_the_same_steps(role):
    english = text_of(role, "en")
    assert commands(english)
    for language in ("kk", "ru"):
        text = text_of(role, language)
        assert commands(text) == commands(english)
        assert shape(text) == shape(english)
        assert sorted(quoted(text)) == sorted(quoted(english))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("language", LIMITS)
def test_every_guide_states_the_limits(role, language):
    text = text_of(role, language)
    for limit in LIMITS[language]:
        assert limit.casefold() in text.casefold()


@pytest.mark.parametrize("role", ROLES)
def test_kazakh_guides_are_written_in_kazakh(role):
    letters = [
        letter for letter in text_of(role, "kk").casefold() if "а" <= letter <= "я" or letter in "әғқңөұүһі"
    ]
    share = sum(letter in "әғқңөұүһі" for letter in letters) / len(letters)
    assert share > 0.1


@pytest.mark.parametrize("role", ROLES)
def test_commands_are_those_of_the_two_programs(role):
    for command in commands(text_of(role, "en")):
        assert command.startswith(("ballot verify FILE.bel", "ballot trustee ", "belenios-tool "))
