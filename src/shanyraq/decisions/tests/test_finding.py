"""Decisions are found by words in any letters, by the database, in the same number of questions for one and for many."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.decisions.models import Decision
from shanyraq.decisions.queries import decisions_found
from shanyraq.decisions.services import correcting
from shanyraq.meetings.models import AgendaItem
from shanyraq.web.finding import folded, matches, words_of

from .conftest import DAY, Hall
from .test_services import close, write

pytestmark = pytest.mark.django_db
LETTERS = "әғқңөұүһіӘҒҚҢӨҰҮҺІ ёЁ-ИЫиыABab'’19_%"


def make(hall: Hall, count: int, title: str) -> None:
    """Register decisions with such titles, past the acts."""
    first = Decision.objects.order_by("pk").first()
    known = Decision.objects.count()
    items = AgendaItem.objects.bulk_create(
        AgendaItem(session=hall.session, position=100 + known + n, title_kk="М", subject="general")
        for n in range(count)
    )
    Decision.objects.bulk_create(
        Decision(
            year=2024, number=known + n + 1, session=hall.session, item=item, form="decision",
            title_kk=f"{title} {known + n}", text_kk="…", adopted_on=DAY, law=[], standing=[],
            signed_by_id=first.signed_by_id if first else hall.chair.person_id,
        )
        for n, item in enumerate(items)
    )  # fmt: skip


def found(asked: str, day: date = DAY) -> list[str]:
    return [row.identifier for row in decisions_found(words_of(asked), day, 50)[0]]


def test_kazakh_words_are_found_in_whatever_letters_they_are_asked(hall: Hall) -> None:
    write(hall, title_kk="ҰЛТТЫҚ Әліппені Өңірлерде тарату", title_ru="Ёлка и Ұйғыр тілі", title_en="The ABC")
    close(hall)
    for asked in ("ұлттық", "ҰЛТ", "әліппе", "ӘЛІППЕНІ", "өңір Ұлт", "ЕЛКА", "ёлк", "abc", "2024-1"):
        assert found(asked) == ["2024-1"], asked
    for asked in ("лттық", "алиппе", "2024-2", "тарату жоқ", "%", "ұлт_ық"):
        assert found(asked) == ([] if words_of(asked) else ["2024-1"]), asked
    assert found("ұлттық", date(2024, 6, 13)) == [], "not adopted yet"


@given(title=st.text(LETTERS, max_size=30), asked=st.text(LETTERS, min_size=1, max_size=6))
def test_the_column_answers_as_the_words_themselves_do(title: str, asked: str) -> None:
    words = words_of(asked)
    assert all(f" {word}" in folded(title) for word in words) == matches(words, title)


def test_a_corrected_title_is_found_by_its_new_words_only(hall: Hall) -> None:
    write(hall, title_kk="Үйірмелр ашылсын")
    [decision] = close(hall)
    correcting.correct_text(
        by=hall.chair, at=hall.at(), decision_id=decision.pk, title_kk="Үйірмелер ашылсын",
        text_kk=decision.text_kk, why_kk="Әріп түсіп қалған",
    )  # fmt: skip
    assert found("үйірмелер") == ["2024-1"] and found("үйірмелр") == []


def test_the_search_asks_the_same_for_one_decision_and_for_many(hall: Hall) -> None:
    write(hall)
    close(hall)

    def asked() -> tuple[int, str]:
        Client().get("/kk/search/?q=үйірме")
        with CaptureQueriesContext(connection) as queries:
            page = Client().get("/kk/search/?q=үйірме").content.decode()
        return len(queries), page

    few, page = asked()
    assert "/kk/decisions/2024-1/" in page
    make(hall, 40, "ҮЙІРМЕ")
    many, page = asked()
    assert many == few + 1, "one more counts what the page does not show"
    assert page.count("/kk/decisions/2024-") == 20 and "41" in page
    make(hall, 40, "ҮЙІРМЕ")
    assert asked()[0] == many


def test_the_migration_writes_the_words_of_what_was_there(hall: Hall) -> None:
    write(hall)
    close(hall)
    make(hall, 3, "Ән")
    kept = dict(Decision.objects.values_list("pk", "words"))
    Decision.objects.update(words="")
    assert found("ән") == []
    import_module("shanyraq.decisions.migrations.0010_words_of_decisions").write_words(apps, None)
    assert dict(Decision.objects.values_list("pk", "words")) == kept and all(kept.values())
