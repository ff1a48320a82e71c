"""Facts to verdicts and to drawings: paths to the Assembly, the order of the roll, tiles, changes. No database."""

from datetime import date

import pytest
from rulebook import Refused

from shanyraq.bodies import changes, disputes, picture, rules, tiles
from shanyraq.bodies.roll import Asked, Row, by_region, in_order, looked_up
from shanyraq.bodies.ties import list_of, ties_of
from shanyraq.law import structure

WHOLE = {
    "path": "regional_session",
    "region": "KZ-55",
    "proposed_by": "«Бірлік»",
    "decision": "№ 3",
    "decided_on": date(2024, 1, 10),
    "since": date(2024, 2, 1),
}


def row(number: int, kk: str, ru: str = "", **given: object) -> Row:
    return Row(number, kk, ru, "", date(2024, 1, 1), None, "", **given)  # type: ignore[arg-type]


def test_a_whole_path_is_allowed_by_article_15() -> None:
    assert [str(c) for c in rules.may_record_standing(**WHOLE).law] == ["law-70-iv-2008:15(2)"]


@pytest.mark.parametrize(
    ("missing", "code"),
    [
        ({"region": ""}, "bodies.region_not_named"),
        ({"proposed_by": ""}, "bodies.proposer_not_named"),
        ({"decision": ""}, "bodies.decision_not_named"),
        ({"decided_on": None}, "bodies.decision_not_named"),
        ({"decided_on": date(2024, 2, 2)}, "bodies.decided_after_mandate"),
    ],
)
def test_a_path_with_a_gap_is_refused_by_name(missing: dict, code: str) -> None:
    verdict = rules.may_record_standing(**{**WHOLE, **missing})
    assert isinstance(verdict, Refused) and verdict.code == code


def test_the_council_s_own_decision_needs_neither_region_nor_proposer() -> None:
    assert rules.may_record_standing(**{**WHOLE, "path": "council", "region": "", "proposed_by": ""})


def test_the_roll_stands_in_the_order_of_the_kazakh_alphabet() -> None:
    rows = [row(1, "Яна"), row(2, "Әлия"), row(3, "Үміт"), row(4, "Айна"), row(5, "Ұлан"), row(6, "Ілияс")]
    assert [r.name_kk for r in in_order(rows, "kk")] == ["Айна", "Әлия", "Ұлан", "Үміт", "Ілияс", "Яна"]


def test_a_name_is_found_by_the_beginning_of_its_words_in_any_language() -> None:
    rows = [row(1, "Тасқын Гүлнар", "Таскын Гульнар"), row(2, "Сәрсен Лаура")]
    assert [r.person_id for r in looked_up(rows, Asked(name="гуль тас"))] == [1]
    assert [r.person_id for r in looked_up(rows, Asked(name="СӘР"))] == [2]
    assert looked_up(rows, Asked(name="лнар")) == []


def test_region_and_path_are_searched_exactly_and_counted() -> None:
    rows = [row(1, "А", region="KZ-55", path="council"), row(2, "Б", region="KZ-59"), row(3, "В")]
    assert [r.person_id for r in looked_up(rows, Asked(region="KZ-55"))] == [1]
    assert [r.person_id for r in looked_up(rows, Asked(path="council"))] == [1]
    assert by_region(rows) == {"KZ-55": 1, "KZ-59": 1, "": 1}


@pytest.mark.parametrize(
    ("day", "there", "gone"),
    [
        (date(2018, 1, 1), 16, {"kz-10", "kz-33", "kz-62", "kz-79"}),
        (date(2020, 1, 1), 17, {"kz-10", "kz-33", "kz-62"}),
        (date(2022, 6, 8), 20, set()),
    ],
)
def test_the_day_decides_which_tiles_are_there(day: date, there: int, gone: set[str]) -> None:
    laid = tiles.laid(day, "kk")
    assert len(laid) == 20
    assert sum(tile.there for tile in laid) == there
    assert {tile.code for tile in laid if not tile.there} == gone
    assert all(tile.stands_in for tile in laid if not tile.there)


def test_a_tile_says_city_or_oblast_where_both_are_called_almaty() -> None:
    names = {tile.code: tile.name for tile in tiles.laid(date(2024, 9, 2), "kk")}
    assert names["kz-75"] == "Алматы қ." and names["kz-19"] == "Алматы обл."
    assert names["kz-59"] == "Солтүстік Қазақстан"


@pytest.mark.parametrize("values", [[0], [1], [4], [11], [100, 3], [7, 7, 7]])
def test_steps_of_colour_cover_every_value_once_and_are_five_at_most(values: list[int]) -> None:
    steps = tiles.steps_of(values)
    assert 1 <= len(steps) <= 5
    for value in range(max(values) + 1):
        assert sum(step.least <= value <= step.most for step in steps) == 1


def test_every_day_of_change_changes_something_or_a_basis() -> None:
    days = changes.days()
    assert days[0] == changes.FIRST and list(days) == sorted(set(days))
    for day in days[1:]:
        assert changes.before(day) == day
        assert changes.after(changes.before(day)) != day


@pytest.mark.requirement("STR-28")
def test_on_26_july_2007_the_peoples_became_the_people() -> None:
    change = changes.on(date(2007, 7, 26))
    assert (change.renamed[0].old["kk"], change.renamed[0].new["kk"]) == (
        "Қазақстан халықтары Ассамблеясы",
        "Қазақстан халқы Ассамблеясы",
    )


def test_between_two_days_of_change_the_structure_is_one() -> None:
    first, last = date(2013, 6, 1), date(2014, 12, 31)
    assert changes.before(first) == changes.before(last)
    one, other = structure.on(first), structure.on(last)
    assert one.edges == other.edges and one.name == other.name


@pytest.mark.parametrize("day", [date(1995, 3, 1), date(1999, 1, 1), date(2006, 1, 1), date(2024, 9, 2)])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_picture_keeps_every_name_inside_its_box(day: date, language: str) -> None:
    drawn = picture.drawn(structure.on(day), language, "20 өңірлік ассамблея", "Әкімдер")
    for box in drawn.boxes:
        step = 16 if box.place.small else 19
        assert len(box.lines) * step <= box.place.height + 4, box
        widest = max(len(words) for _top, words in box.lines)
        assert widest * (picture.SMALL_LETTER if box.place.small else picture.LETTER) <= box.place.width
    assert len({(box.place.x, box.place.y) for box in drawn.boxes}) == len(drawn.boxes)


@pytest.mark.requirement("STR-08")
def test_the_secretariat_has_two_different_edges_host_and_function() -> None:
    found = structure.on(date(2024, 9, 2))
    kinds = {(tie.words, tie.target_name) for tie in list_of(found, "en") if tie.source == "secretariat"}
    assert ("is part of", "Presidential Administration") in kinds
    assert ("is the working body of", "Session") in kinds


def test_relations_of_the_regions_are_told_once_with_their_number() -> None:
    found = structure.on(date(2024, 9, 2))
    told, all_of_them = list(ties_of(found, "kk")), list(list_of(found, "kk"))
    assert sum(tie.times for tie in told) == len(all_of_them)
    assert {tie.times for tie in told} == {1, 20}


@pytest.mark.requirement("STR-11")
def test_the_chair_of_a_day_has_a_name_and_the_sources_that_disagree() -> None:
    assert disputes.chair_on(date(2020, 1, 1)).name["en"] == "N. Nazarbayev, First President"
    assert disputes.chair_on(date(2021, 4, 28)).name["en"] == "K. Tokayev, President"
    assert disputes.chair_on(date(1994, 1, 1)) is None
    (chair,) = disputes.disputes_of("assembly-chair")
    assert len(chair.statements) == 3 and all(s.source["kk"] for s in chair.statements)


def test_terms_of_the_chair_follow_each_other_without_a_gap() -> None:
    terms = disputes.chairs()
    assert [term.until for term in terms[:-1]] == [term.since for term in terms[1:]]
