"""The tree of a paper: two invented plans with damage, and the kinds of damage one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from kazakhtext.repair import Repairer

from shanyraq.programmes.reading import Clause, Node, Tree, read
from shanyraq.programmes.reading.matching import matched
from shanyraq.programmes.reading.words import points_of, role_of
from shanyraq.sources.joining import joined

PLANS = Path(__file__).parent / "plans"


def tree_of(text: str) -> Tree:
    lines = text.split("\n")
    clauses = joined(lines, "text", Repairer([lines]))
    return read(
        [Clause(c.text, c.first_line, c.last_line, tuple((a, b) for a, b in c.starts)) for c in clauses],
        lines,
    )


def plan(name: str) -> Tree:
    return tree_of((PLANS / f"{name}.txt").read_text(encoding="utf-8"))


def numbers(tree: Tree, kind: str) -> list[str]:
    return [node.number for node in tree.nodes if node.kind == kind]


def is_covered_once(tree: Tree, lines: Sequence[str]) -> bool:
    held = Counter(
        n for one in (*tree.nodes, *tree.unplaced) for n in range(one.first_line, one.last_line + 1)
    )
    return all(held[n] == 1 for n, line in enumerate(lines, 1) if line.strip(" \t\f\r\n\u00a0"))


def test_a_kazakh_programme_gives_its_principles_tasks_directions_measures_and_outcomes() -> None:
    tree = plan("alma")
    assert (tree.since, tree.until) == (2031, 2034)
    assert "Алма бағы" in tree.title
    assert numbers(tree, "section") == ["1", "2", "3"]
    assert numbers(tree, "aim") == ["1.1"]
    assert [n.title for n in tree.nodes if n.kind == "principle"] == ["ашықтық", "тең сөз", "сыйластық"]
    assert [n.title for n in tree.nodes if n.kind == "task"] == [
        "бақты бірге суару",
        "жеміс мерекесін өткізу",
    ]
    assert numbers(tree, "area") == ["2.1", "2.2"]
    assert numbers(tree, "direction") == ["2.1.1", "2.1.2", "2.2.1"]
    assert numbers(tree, "measure") == [
        "2.1.1.1", "2.1.1.2", "2.1.1.3", "2.1.2.1", "2.1.2.2", "2.2.1.1", "2.2.1.2", "2.2.1.4",
    ]  # fmt: skip
    assert numbers(tree, "outcome") == ["3.1", "3.2", "3.3"]
    assert tree.unplaced == ()


def test_damage_is_read_through_and_said() -> None:
    tree = plan("alma")
    by_number = {node.number: node for node in tree.nodes}
    broken = by_number["2.1.1.3"]
    assert (broken.title, broken.last_line - broken.first_line) == ("ескі арықты тазалау", 1)
    assert by_number["2.1.1.2"].title == "құдықтың суын тексеру, ол туралы көршілерге айту"
    said = {one.code: dict(one.facts) for one in tree.remarks}
    assert said == {"colon_lost": {}, "number_left_out": {"before": "2", "here": "4"}}


def test_points_of_a_measure_are_not_measures() -> None:
    tree = plan("alma")
    assert [n.parent for n in tree.nodes if n.kind == "point"] == ["2.2.1.2", "2.2.1.2"]


def test_a_russian_plan_with_other_numbering_gives_its_tree_and_what_it_could_not_place() -> None:
    tree = plan("lipa")
    assert (tree.title, tree.since, tree.until) == ("План мероприятий улицы Липовой на 2032 год", 2032, 2032)
    assert numbers(tree, "direction") == ["I", "II.1", "II.2"]
    assert numbers(tree, "measure") == ["I.1", "I.2", "I.3", "II.1.4", "II.1.5", "II.2.6", "II.2.9"]
    assert [n.parent for n in tree.nodes if n.kind == "point"] == ["II.1.5", "II.1.5"]
    assert [(one.code, one.first_line) for one in tree.unplaced] == [
        ("no_words", 14),
        ("number_alone", 29),
        ("middle_of_sentence", 37),
    ]
    assert {(one.code, one.first_line) for one in tree.remarks} == {
        ("several_points", 27),
        ("number_left_out", 31),
    }


@pytest.mark.parametrize("name", ["alma", "lipa"])
def test_every_line_of_a_plan_is_in_one_part_or_among_the_unplaced(name: str) -> None:
    lines = (PLANS / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    tree = plan(name)
    assert is_covered_once(tree, lines)
    assert len({node.number for node in tree.nodes}) == len(tree.nodes)
    assert {node.parent for node in tree.nodes} - {""} <= {node.number for node in tree.nodes}


def test_a_paper_without_headings_and_lists_gives_no_measure() -> None:
    tree = tree_of("Бүгін күн ашық.\n\nЕртең жаңбыр жауады.\n")
    assert {node.kind for node in tree.nodes} == {"text"}


def test_a_plan_in_plain_lines_of_numbers_gives_measures_without_a_heading() -> None:
    tree = tree_of("План на 2030 год\n\n1. Вымыть окна.\n2. Купить краску.\n")
    assert [(n.kind, n.parent) for n in tree.nodes] == [("title", ""), ("measure", ""), ("measure", "")]


def test_the_ruling_noun_is_the_last_in_kazakh_and_the_first_in_russian() -> None:
    assert role_of("Мемлекеттік саясатты іске асыру нәтижелерін талдау") == "analysis"
    assert role_of("Анализ результатов") == "analysis"
    assert role_of("Ожидаемые результаты и меры") == "outcomes"
    assert role_of("Сурет") == ""
    assert points_of("Мақсатқа жету міндеттері:") == "task"


SHAPES = st.sampled_from(
    ["{n}. Тақырып", "{n}. Бағыттар", "Мыналар жасалады:", "жұмыс {n};", "соңғы жұмыс {n}.", "Жай сөйлем {n}.", "{n}) тармақ;",
     "– сызықша {n};", "", "", "\f", "үзілген сөз {n}", "{n}.", "***", "II. Раздел", "а) буква;", "Кіріспе"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(SHAPES, st.integers(1, 9), st.sampled_from(["", "      "])), max_size=25))
def test_no_line_is_lost_or_told_twice_whatever_the_paper(made: list[tuple[str, int, str]]) -> None:
    lines = [indent + shape.format(n=number) for shape, number, indent in made]
    tree = tree_of("\n".join(lines))
    assert is_covered_once(tree, lines)
    assert len({node.number for node in tree.nodes}) == len(tree.nodes)
    places = [(node.first_line, node.last_line) for node in tree.nodes]
    assert places == sorted(places)


def test_a_point_that_running_text_has_closed_takes_nothing_more() -> None:
    tree = tree_of("1. Тақырып\n      *** Мыналар жасалады:\n      Жай сөйлем 1.\n1. Тақырып")
    assert [node.first_line for node in tree.nodes] == [1, 2, 3, 4]


def node(number: str, first: int, last: int, title: str = "", kind: str = "measure") -> Node:
    return Node(kind, number, title, first, last, "")


def test_a_part_is_found_again_by_its_lines_when_the_paper_reads_otherwise() -> None:
    old = {7: node("1.1", 3, 4), 8: node("1.2", 5, 9)}
    new = [node("1.1", 3, 3), node("1.2", 4, 4), node("1.3", 5, 9)]
    assert matched(old, new, same_paper=True) == [7, None, 8]


def test_a_part_is_found_again_by_its_words_in_another_paper() -> None:
    old = {7: node("1.1", 3, 4, "бақты бірге суару"), 8: node("1.2", 5, 9, "нан пісіру және шай қайнату")}
    new = [
        node("2.1", 1, 1, "нан пісіру мен шай қайнату"),
        node("2.2", 2, 2, "бақты бірге суару"),
        node("2.3", 3, 3, "ән"),
    ]
    assert matched(old, new, same_paper=False) == [8, 7, None]
