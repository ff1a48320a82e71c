import string
from datetime import date, timedelta

import pytest

from shanyraq import law
from shanyraq.law import sessions
from shanyraq.law.history import HeldSession, held_sessions, replay


def found(code):
    return [finding for finding in replay(law.book()) if finding.code == code]


@pytest.mark.requirement("SES-01")
def test_no_session_in_2020_is_found_and_cited():
    [finding] = found("year_missed")
    assert finding.outcome == "broken"
    assert finding.facts == {"year": "2020", "before": 27, "after": 28}
    assert finding.verdict.code == "meetings.yearly_session_missed"
    assert [str(place) for place in finding.verdict.law] == ["law-70-iv-2008:9"]


def test_2018_is_inferred_from_the_numbers_and_1996_to_2014_left_open():
    [inferred] = found("year_inferred")
    assert inferred.facts == {"year": "2018"}
    [unknown] = found("years_unknown")
    assert unknown.facts == {"first": "1996", "last": "2014", "sessions": 20}


def test_years_with_a_session_are_kept_and_1995_is_not_judged():
    assert {finding.facts["year"] for finding in found("year_held")} == {
        str(year) for year in (2015, 2016, 2017, 2019, 2021, 2022, 2023, 2024, 2025)
    }
    [first] = found("year_without_rule")
    assert first.facts == {"year": "1995"}
    assert first.verdict.code == "law.unconfirmed_norm"


def test_2026_is_left_open():
    [finding] = found("year_open")
    assert finding.facts == {"year": "2026", "until": date(2026, 6, 30)}
    assert finding.outcome == "unknown"


@pytest.mark.requirement("SES-02")
def test_the_order_of_2023_kept_the_notice_to_the_day():
    [finding] = found("notice_kept")
    assert finding.facts["days_given"] == finding.facts["days_needed"] == 30
    assert finding.facts["order_day"] == date(2023, 3, 27)


def test_conflicts_of_number_and_of_day_are_told():
    [number] = found("number_conflict")
    assert number.facts == {"number": 30, "other": 31, "day": date(2022, 4, 28)}
    [start] = found("start_conflict")
    assert start.facts == {"number": 32, "ordered_for": date(2023, 4, 26), "day": date(2023, 4, 27)}
    assert [finding.facts["number"] for finding in found("extraordinary_unproven")] == [23]


def test_a_short_notice_would_be_found():
    late = HeldSession(
        32,
        "ordinary",
        "reported",
        "x",
        day=date(2023, 4, 26),
        order_day=date(2023, 3, 28),
        ordered_for=date(2023, 4, 26),
    )
    broken = [finding for finding in replay(law.book(), [late]) if finding.code == "notice_broken"]
    assert [finding.facts["days_given"] for finding in broken] == [29]


def test_every_finding_has_a_sentence_whose_places_are_its_facts():
    for finding in replay(law.book()):
        for language in ("kk", "ru", "en"):
            places = {name for _, name, _, _ in string.Formatter().parse(finding.title[language]) if name}
            assert places <= set(finding.facts), finding.code
        assert finding.source


def test_sessions_stand_in_order_of_number_and_day():
    numbers = [session.number for session in held_sessions()]
    assert numbers == sorted(set(numbers))
    days = [session.latest_day for session in held_sessions()]
    assert days == sorted(days)


@pytest.mark.requirement("SES-02")
def test_the_last_day_for_an_order_is_one_on_which_the_order_would_be_lawful():
    """Where the rule changed in between, the order is judged by the rule of its own day."""
    book = law.book()
    for start in (date(2008, 11, 17) + timedelta(days=n) for n in range(8)):
        latest = sessions.latest_order_day(book, start).day
        assert sessions.is_notice_in_time(book, latest, start), start
        assert not sessions.is_notice_in_time(book, latest + timedelta(days=1), start), start
