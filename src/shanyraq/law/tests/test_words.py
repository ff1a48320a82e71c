import re
import tomllib
from fractions import Fraction

import pytest

from shanyraq import law
from shanyraq.law import FOLDER, mandates
from shanyraq.law.words import norm_in_words, roles_in_words, said

TABLE = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))


def _words_of_norms():
    for parameter in law.book().parameters.values():
        for value in parameter.values:
            if parameter.unit in {"word", "words"} and value.value is not None:
                yield from value.words


def _codes():
    acts = law.book().acts.values()
    return {
        "word": set(_words_of_norms()),
        "unit": {parameter.unit for parameter in law.book().parameters.values()},
        "kind": {act.kind for act in acts},
        "issuer": {act.issuer for act in acts if act.issuer},
        "entry_rule": {act.entry_rule for act in acts},
        "relation": {relation.kind for act in acts for relation in act.relations},
        "role": {role for mandate in mandates.mandates().values() for role in mandate.who},
    }


@pytest.mark.parametrize("kind", ["word", "unit", "kind", "issuer", "entry_rule", "relation", "role"])
def test_every_code_in_use_has_words(kind):
    assert _codes()[kind] <= set(TABLE[kind])


def test_words_are_there_in_three_languages_and_kazakh_is_written():
    for rows in TABLE.values():
        for code, words in rows.items():
            assert set(words) == {"kk", "ru", "en"}, code
            assert all(words.values()), code


def test_no_title_or_note_of_a_norm_shows_a_code_to_people():
    code = re.compile(r"\b[a-z]+(?:_[a-z]+)+\b")
    for parameter in law.book().parameters.values():
        notes = [value.note for value in parameter.values if value.note]
        for text in [parameter.title, *notes]:
            assert not any(code.search(words) for words in text.values()), parameter.key


def test_the_words_a_norm_may_have_hold_its_own_value_and_are_said():
    given = [one for one in law.book().parameters.values() if one.options]
    assert {one.key for one in given} >= {"district.plan_approved_by", "mazhilis.second_round"}
    for parameter in given:
        assert parameter.unit == "word" and set(parameter.options) <= set(TABLE["word"]), parameter.key
        assert {v.value for v in parameter.values if v.value is not None} <= set(parameter.options)


def test_norms_are_said_in_the_readers_language():
    assert norm_in_words(("date", "place", "agenda"), "kk") == "күні, орны, күн тәртібі"
    assert norm_in_words("president", "ru") == "Президент"
    assert norm_in_words(True, "en") == "yes"
    assert norm_in_words(Fraction(2, 3), "kk") == "2/3"
    assert norm_in_words(30, "kk") == "30"
    assert norm_in_words(None, "kk") == ""


def test_roles_of_a_refusal_are_said_in_words():
    assert (
        roles_in_words("assembly.chair, secretariat.head", "kk") == "Ассамблея Төрағасы, Хатшылық меңгерушісі"
    )
    assert said("role", "own.role") == {"kk": "own.role", "ru": "own.role", "en": "own.role"}
