"""No rule, filter or right of the house asks about ethnicity, religion or race: the code is read, word by word."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from inspect import signature
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.exceptions import FieldError

from shanyraq.journal.acting import ACTS, may_do
from shanyraq.law.mandates import mandates
from shanyraq.people.models import Person
from shanyraq.people.queries import actor_without_account
from shanyraq.people.roles import ROLES
from shanyraq.people.services import say_ethnicity
from tests import factories
from tests.house.test_acts import loaded

HOUSE = Path(__file__).resolve().parents[2] / "src" / "shanyraq"
PACKAGES = HOUSE.parents[1] / "packages"
MODULE = "shanyraq.people.ethnicity"
ASKED = {
    "ethnicity", "ethnicities", "ethnos", "nationality", "nationalities", "natsionalnost",
    "religion", "religions", "confession", "faith", "race", "races",
}  # fmt: skip
# A person's own word about themselves: the files that let a person write, show and erase it, and the names each may use.
# Whoever adds a file or a name here says why it is the person's own hand and no rule, filter, count or right.
OWN = {
    "people/ethnicity.py": {"OwnEthnicity", "own_ethnicity", "shown_ethnicity"},
    "people/models.py": {"OwnEthnicity", MODULE},  # the table is the room's
    "people/services/ethnicity.py": {"OwnEthnicity", "say_ethnicity", MODULE},
    "people/services/__init__.py": {"say_ethnicity", "shanyraq.people.services.ethnicity"},
    "people/queries.py": {"own_ethnicity", "ethnicity", MODULE},  # the copy of one's own data
    "people/forgetting.py": {MODULE},  # erased a year after the last mandate
    "people/templatetags/seats.py": {"shown_ethnicity", MODULE},  # the card, if the person shows it
    "portal/views/own.py": {"own_ethnicity", "say_ethnicity", MODULE},  # one's own page
    "portal/forms.py": {MODULE},  # how much one may write
    "portal/told.py": {"ethnicity"},  # the heading in the copy of one's own data
}
OWN_ACT = "people.say_ethnicity"
PROTECTS = {"ethnicity.may_be_withheld"}  # the right to say nothing: the one norm that names it
FILES = [
    file
    for home in (HOUSE, PACKAGES)
    for file in sorted(home.rglob("*.py"))
    if not {"tests", "migrations"} & set(file.parts)
]


def asks(name: str) -> bool:
    """Tell whether a name in the code asks about what nobody may be judged by."""
    plain = re.sub(r"([a-z])([A-Z])", r"\1_\2", name).lower()
    return not ASKED.isdisjoint(re.split(r"[^a-z]+", plain))


def names(source: str) -> Iterator[str]:
    """Give every name code works with: variables, fields, arguments, imports, and strings that are one word (keys, columns).

    Sentences and docstrings are text for people and are left out.
    """
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name) | ast.alias(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                yield name
            case ast.keyword(arg=str(name)) | ast.ImportFrom(module=str(name)):
                yield name
            case ast.Constant(value=str(text)) if re.fullmatch(r"[\w.\-]+", text):
                yield text


@pytest.mark.requirement("APP-05")
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("def may_sign(person): return person.ethnicity == 'x'", True),
        ("members.filter(nationality=chosen)", True),
        ("row['religion']", True),
        ("request.GET.get('ethnicity')", True),
        ("personEthnicity = 1", True),
        ("'Never ask for ethnicity.'", False),
        ("from_association = interethnic = trace = 1", False),
    ],
)
def test_the_reader_of_the_code_sees_a_rule_and_not_a_sentence(source: str, found: bool) -> None:
    assert any(asks(name) for name in names(source)) is found


@pytest.mark.requirement("APP-05")
def test_no_code_of_the_house_works_with_ethnicity_religion_or_race() -> None:
    assert len(FILES) > 200
    found: dict[str, set[str]] = {}
    for file in FILES:
        asked = {name for name in names(file.read_text(encoding="utf-8")) if asks(name)}
        if asked:
            found[str(file.relative_to(HOUSE if HOUSE in file.parents else PACKAGES))] = asked
    assert found == OWN


@pytest.mark.requirement("APP-05")
def test_nothing_but_the_persons_own_hand_reads_or_writes_the_table() -> None:
    """The table is asked in two files, and is reached from no other table: no filter can pass through it."""
    asking = {
        where
        for where in OWN
        for node in ast.walk(ast.parse((HOUSE / where).read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "objects"
        and getattr(node.value, "id", "") == "OwnEthnicity"
    }
    assert asking == {"people/ethnicity.py", "people/services/ethnicity.py"}
    with pytest.raises(FieldError):
        Person.objects.filter(ownethnicity__words__contains="x")
    given = {"self", "by", "at", "words", "shown", "person_id", "people", "person"}
    taken = {
        argument.arg
        for where in ("people/ethnicity.py", "people/services/ethnicity.py")
        for node in ast.walk(ast.parse((HOUSE / where).read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        for argument in (*node.args.args, *node.args.kwonlyargs)
    }
    assert taken <= given  # asked by a person, never by a word


@pytest.mark.requirement("APP-05")
@pytest.mark.django_db
def test_two_people_who_differ_in_nothing_else_may_do_the_same() -> None:
    people = [factories.person(), factories.person()]
    for who in people:
        factories.seat("council.member", who=who)
        factories.seat("secretariat.officer", who=who)
    first, second = (actor_without_account(who.pk, factories.NOON.date()) for who in people)
    say_ethnicity(by=first, at=factories.moment(factories.NOON.date()), words=["сөз"], shown=True)
    again = actor_without_account(people[0].pk, factories.NOON.date())
    assert again == first
    assert {act for act in mandates() if may_do(act, first, factories.NOON.date())} == {
        act for act in mandates() if may_do(act, second, factories.NOON.date())
    }


@pytest.mark.requirement("APP-05")
def test_no_table_keeps_it_no_act_takes_it_and_no_right_hangs_on_it() -> None:
    loaded()
    fields = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in settings.ROOMS
        for field in model._meta.get_fields()
        if asks(field.name)
    ]
    given = [
        f"{act}({name})" for act, done in ACTS.items() for name in signature(done).parameters if asks(name)
    ]
    rights = [
        act
        for act, mandate in mandates().items()
        if any(map(asks, [*mandate.who, *([] if act == OWN_ACT else [act])]))
    ]
    assert mandates()[OWN_ACT].who == {"anyone"}
    assert (fields, given, rights) == ([], [], [])
    assert not any(map(asks, ROLES))


@pytest.mark.requirement("APP-05")
def test_no_norm_of_the_book_decides_by_it() -> None:
    def keys(table: object) -> Iterator[str]:
        if isinstance(table, dict):
            for key, value in table.items():
                yield key
                yield from keys(value)
        elif isinstance(table, list):
            for item in table:
                yield from keys(item)

    files = sorted((HOUSE / "law" / "parameters").glob("*.toml"))
    assert files
    assert [
        key
        for f in files
        for key in keys(tomllib.loads(f.read_text("utf-8")))
        if asks(key) and key not in PROTECTS
    ] == []


@pytest.mark.requirement("APP-05")
def test_no_page_and_no_form_has_a_field_for_it() -> None:
    pattern = re.compile(r"""(?:name|id|for)=["']([^"'{}]+)["']""")
    fields = [
        f"{page.name}: {name}"
        for page in sorted(HOUSE.rglob("templates/**/*.html"))
        for name in pattern.findall(page.read_text(encoding="utf-8"))
        if asks(name)
    ]
    assert fields == []
