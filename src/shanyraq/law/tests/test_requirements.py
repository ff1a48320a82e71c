import ast
import re
from datetime import date

import pytest

from shanyraq import law
from shanyraq.law import FOLDER

OURS = {"LAW", "STR", "SES", "COU"}


def _claimed():
    places = [FOLDER / "tests", FOLDER.parents[2] / "packages/rulebook/tests"]
    found = set()
    for path in [path for place in places for path in place.glob("test_*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value} if re.fullmatch(r"[A-Z]{3}-\d\d", node.value) else set()
    return found


def test_claimed_rows_are_of_our_chapters():
    claimed = {row for row in _claimed() if not row.startswith(("ACT-", "BOD-"))}
    assert {row.split("-")[0] for row in claimed} <= OURS
    assert len(claimed) > 20


@pytest.mark.shared
def test_claimed_rows_stand_in_the_catalogue(shared):
    catalogue = (shared / "spec" / "catalogue.md").read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([A-Z]{3}-\d\d) \|", catalogue, re.MULTILINE))
    assert {row for row in _claimed() if row.split("-")[0] in OURS} <= rows


@pytest.mark.requirement("LAW-11")
def test_norms_on_ethnic_relations_in_other_laws_are_listed():
    cross = {act.slug for act in law.book().acts.values() if act.row == "ACT-10"}
    assert cross == {"law-3-i-1996", "constitutional-law-2464-1995", "law-political-parties"}


@pytest.mark.requirement("LAW-12")
def test_the_constitution_is_cited_by_its_articles():
    book = law.book()
    cited = {
        value.law.place
        for key, parameter in book.parameters.items()
        if key.startswith("constitution.")
        for value in parameter.values
    }
    assert cited == {"7", "14", "19", "39"}


def test_the_assembly_is_no_legal_entity_and_signs_no_contract():
    book, day = law.book(), date(2024, 9, 2)
    assert book.value("institution.form", on=day).value == "institution_without_legal_entity"
    assert book.value("institution.may_contract", on=day).value is False
    assert str(book.value("institution.may_contract", on=day).law) == "law-70-iv-2008:1(1)"


def test_every_norm_has_an_article_and_a_title_in_three_languages():
    for parameter in law.book().parameters.values():
        assert set(parameter.title) == {"kk", "ru", "en"}
        assert len(set(parameter.title.values())) == 3, parameter.key
