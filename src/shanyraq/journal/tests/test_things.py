"""The journal says things and facts in the reader's language, in words that belong to the rooms themselves."""

from datetime import date

import pytest
from django.utils.translation import override

from shanyraq.journal import things

ROOMS = sorted(path.parent.name for path in things.ROOMS.glob("*/about.toml"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_word_of_a_room_stands_in_three_languages(room: str) -> None:
    words = things.words_of(room)
    assert set(words) <= {"things", "facts"}
    said = [texts for part in words.values() for texts in part.values()]
    assert said
    assert all(set(texts) == {"kk", "ru", "en"} and all(texts.values()) for texts in said)


@pytest.mark.parametrize(
    ("language", "about", "said"),
    [
        ("kk", "meetings.request:1", "Сессия туралы талап"),
        ("ru", "journal.instance:1", "платформа"),
        ("en", "decisions.card:4", "card of a decision"),
        ("en", "nowhere.thing:4", "nowhere.thing"),
        ("en", "../law.thing:4", "../law.thing"),
    ],
)
def test_a_thing_is_said_without_its_number(language: str, about: str, said: str) -> None:
    with override(language):
        assert things.thing(about) == said


def test_a_fact_is_said_by_its_room_then_by_everybody_then_by_its_key() -> None:
    with override("ru"):
        assert things.fact("meetings.sign_request", "signatures") == ("подписей", True)
        assert things.fact("meetings.sign_request", "paper") == ("документ", True)
        assert things.fact("decisions.close_session", "signatures") == ("signatures", False)


def test_a_recorded_value_is_readable() -> None:
    with override("kk"):
        assert things.plain(True) == "иә"
        assert things.plain([True, 3, "а"]) == "иә, 3, а"
        assert things.plain("2024-09-02") == date(2024, 9, 2)
        assert things.plain("2024-99-02") == "2024-99-02"
        assert things.plain(None) == things.plain([]) == things.plain("") == "–"
        assert things.plain({"kk": "а"}) == {"kk": "а"}
