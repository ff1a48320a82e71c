"""Contradictions are settled by rule; what loses is kept; what nothing settles is said to be open."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from rulebook import Confirmation

from shanyraq.law import book
from shanyraq.sources.facts.settling import (
    Settlement,
    contradiction_of,
    contradictions,
    settle,
)

DAY = date(2024, 9, 2)
SAYS = {"kk": "Алма.", "ru": "Яблоко.", "en": "Apple."}


def outcome(ident: str, on: date = DAY) -> tuple[str, list[str]]:
    found = settle(contradictions()[ident], book(), on)
    return found.rule, [ruling.outcome for ruling in found.rulings]


def made(kind: str, *statements: dict[str, Any]) -> Settlement:
    rows = [{"says": SAYS, **one} for one in statements]
    return settle(contradiction_of({"id": "X", "kind": kind, "title": SAYS, "statement": rows}), book(), DAY)


@pytest.mark.shared
@pytest.mark.requirement("FAC-01")
def test_all_contradictions_of_the_list_are_here(shared: Path) -> None:
    lines = (shared / "spec/catalogue.md").read_text().splitlines()
    listed = [line.split("|")[1].strip() for line in lines if line.startswith("| CTR-")]
    assert list(contradictions()) == listed and len(listed) == 27


@pytest.mark.requirement("FAC-03")
def test_three_deputies_stand_by_the_decree_and_two_are_kept_and_shown() -> None:
    found = settle(contradictions()["CTR-02"], book(), DAY)
    three, two = found.rulings
    assert found.rule == "law_of_the_day"
    assert (three.outcome, three.terms[0].since, three.terms[0].law) == (
        "stands", date(2011, 9, 7), "decree-149-2011:10",
    )  # fmt: skip
    assert two.outcome == "own_day" and two.terms[-1].until == date(2011, 9, 7)
    assert outcome("CTR-02", date(2005, 1, 1))[1] == ["own_day", "stands"]


def test_an_unconfirmed_norm_settles_nothing() -> None:
    terms = settle(contradictions()["CTR-02"], book(), date(1999, 1, 1)).rulings[1].terms
    assert [term.since for term in terms] == [date(2002, 4, 26)]


@pytest.mark.parametrize("ident", ["CTR-10", "CTR-11"])
def test_a_paraphrase_that_was_never_the_law_loses_and_stays(ident: str) -> None:
    assert outcome(ident) == ("law_of_the_day", ["stands", "loses"])


@pytest.mark.requirement("FAC-03")
def test_where_a_register_is_kept_no_paper_gives_the_number_of_today() -> None:
    assert outcome("CTR-01") == ("live_register", ["own_day", "own_day"])


@pytest.mark.requirement("FAC-01", "FAC-02")
def test_counts_of_three_years_are_a_series_and_one_paper_holds_two_of_them() -> None:
    assert outcome("CTR-04") == ("later_over_earlier", ["own_day", "own_day", "stands"])
    days = [one.as_of.day for one in contradictions()["CTR-04"].statements]
    assert days == ["2013", "2010", "2022/2025"]


def test_figures_without_a_day_that_cannot_both_hold_stay_open() -> None:
    found = made("figure", {"facts": ["NUM-07"]}, {"facts": ["NUM-08"]})
    assert (found.rule, {one.outcome for one in found.rulings}) == ("open", {"open"})


@pytest.mark.requirement("FAC-03")
def test_what_an_officer_confirmed_settles_with_its_paper() -> None:
    """From the day the text has not been read since, only a confirmation tells what the law says."""
    day = date(2025, 4, 24)
    assert settle(contradictions()["CTR-02"], book(), day).is_law_in_doubt
    confirmed = Confirmation("deputies.count", 2, date(2024, 12, 27), None, "person:1", "Decree X", day)
    found = settle(contradictions()["CTR-02"], book().with_rows(confirmations=[confirmed]), day)
    three, two = found.rulings
    assert (three.outcome, two.outcome) == ("own_day", "stands")
    assert (two.terms[-1].since, two.terms[-1].paper) == (date(2024, 12, 27), "Decree X")


@pytest.mark.requirement("FAC-06")
def test_bounds_that_meet_are_both_true_and_the_narrower_says_more() -> None:
    assert outcome("CTR-14") == ("both_hold", ["kept", "stands"])


def test_an_explicit_number_says_more_than_a_rounded_one() -> None:
    found = made("figure", {"facts": ["NUM-05"]}, {"facts": ["NUM-01"]})
    assert (found.rule, [one.outcome for one in found.rulings]) == (
        "explicit_over_rounded",
        ["kept", "stands"],
    )


@pytest.mark.requirement("FAC-02")
def test_layers_of_one_paper_each_hold_for_their_own_year() -> None:
    assert outcome("CTR-12") == ("later_over_earlier", ["stands", "own_day", "own_day"])
    days = [one.as_of.day for one in contradictions()["CTR-12"].statements]
    assert days == ["2025", "2015", "2010"]


def test_a_count_that_only_grows_is_latest_where_it_is_greatest() -> None:
    assert outcome("CTR-13") == ("only_grows", ["own_day", "own_day", "stands"])


def test_a_name_in_an_act_stands_and_the_others_lead_to_it() -> None:
    assert outcome("CTR-17") == ("name_in_the_act", ["stands", "kept", "kept", "kept"])
    assert outcome("CTR-16") == ("one_thing", ["stands", "stands"])


def test_two_acts_with_one_number_both_stand_and_are_in_the_register() -> None:
    for ident in ("CTR-20", "CTR-21"):
        assert outcome(ident) == ("collision", ["stands", "stands"])
        acts = [one.act for one in contradictions()[ident].statements]
        assert len(set(acts)) == 2 and all(act in book().acts for act in acts)


def test_every_contradiction_says_itself_in_three_languages_with_its_lines() -> None:
    for found in contradictions().values():
        for texts in (found.title, *(one.says for one in found.statements), found.note or SAYS):
            assert set(texts) == {"kk", "ru", "en"} and all(texts.values()), found.id
        assert all(one.places for one in found.statements)


def test_a_statement_without_a_source_is_refused() -> None:
    with pytest.raises(ValueError, match="without a source"):
        made("open", {}, {"sources": ["000:1"]})


@pytest.mark.parametrize(("kind", "count"), [("rumour", 2), ("open", 1)])
def test_a_contradiction_needs_a_known_kind_and_two_sides(kind: str, count: int) -> None:
    with pytest.raises(ValueError):
        made(kind, *[{"sources": ["000:1"]}] * count)


def test_where_no_certain_rule_is_in_force_the_page_can_say_so() -> None:
    doubtful = settle(contradictions()["CTR-02"], book(), date(2025, 4, 24))
    assert doubtful.is_law_in_doubt and [one.outcome for one in doubtful.rulings] == ["own_day", "own_day"]
    assert not settle(contradictions()["CTR-02"], book(), DAY).is_law_in_doubt
