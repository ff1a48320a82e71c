"""Every refusal in the house has a sentence in three languages, with no place in it that nobody fills."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from django.utils.translation import override
from rulebook import Refused

from shanyraq.law.codes import CODES, WAYS
from shanyraq.web import refusals

SOURCE = Path(__file__).resolve().parents[2] / "src/shanyraq"
PLACE = re.compile(r"\{(\w+)(?::\w+)?\}")
LANGUAGES = ("kk", "ru", "en")


def spoken() -> dict[str, set[str]]:
    """Find every code refused with in the rooms, with the facts given to it everywhere it is used."""
    found: dict[str, set[str]] = {code: set(facts) for code, facts in CODES.items()}
    for file in SOURCE.rglob("*.py"):
        if {"tests", "law", "migrations"} & set(file.relative_to(SOURCE).parts):
            continue
        for node in ast.walk(ast.parse(file.read_text())):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused":
                code = node.args[0] if node.args else None
                if isinstance(code, ast.Constant) and isinstance(code.value, str):
                    found[code.value] = found.get(code.value, _facts(node)) & _facts(node) or _facts(node)
    return found


def _facts(call: ast.Call) -> set[str]:
    given = next(
        (k.value for k in call.keywords if k.arg == "facts"), call.args[2] if len(call.args) > 2 else None
    )
    if isinstance(given, ast.Dict):
        return {k.value for k in given.keys if isinstance(k, ast.Constant) and isinstance(k.value, str)}
    return {"*"} if given is not None else set()


SPOKEN = spoken()


def test_every_refusal_has_its_sentence() -> None:
    assert set(SPOKEN) - set(refusals.sentences()) == set()


def test_no_sentence_is_left_that_nothing_refuses_with() -> None:
    unused = set(refusals.sentences()) - set(SPOKEN)
    written = "".join(f.read_text() for f in SOURCE.rglob("*.py") if f.name != "refusals.py")
    assert {code for code in unused if f'"{code}"' not in written} == set()


def test_every_way_out_of_the_law_is_said() -> None:
    said = {way for sentence in refusals.sentences().values() for way in sentence.ways}
    assert set(WAYS) - said == set()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(SPOKEN))
def test_a_sentence_names_only_facts_that_are_given(code: str, language: str) -> None:
    facts, sentence = SPOKEN[code], refusals.sentences()[code]
    if "*" in facts:
        return
    with override(language):
        texts = [str(sentence.title), str(sentence.lead), *map(str, sentence.ways.values())]
    places = {place for text in texts for place in PLACE.findall(text)}
    assert places <= facts


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_said(language: str) -> None:
    for code, sentence in refusals.sentences().items():
        places = set(
            PLACE.findall(f"{sentence.title}{sentence.lead}{''.join(map(str, sentence.ways.values()))}")
        )
        with override(language):
            given = dict.fromkeys(places | SPOKEN.get(code, set()), 3)
            if "norm" in given:
                given |= {"norm": "session.quorum"}  # it stands in the address of the next step
            said = refusals.said(Refused(code, facts=given))
        assert said.title, code
