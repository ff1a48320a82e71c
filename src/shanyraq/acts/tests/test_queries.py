"""The book as this instance holds it: files first, then what was confirmed and entered here."""

from datetime import UTC, date, datetime
from fractions import Fraction

import pytest
from django.test.utils import CaptureQueriesContext

from shanyraq.acts.models import Confirmation, EnteredAct, Shelf, new_mark
from shanyraq.acts.queries import rulebook
from shanyraq.law import book
from shanyraq.law.status import may_institution_act

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
AFTER = date(2026, 11, 21)


def laid(**more: object) -> dict[str, object]:
    return {"by": "person:1", "on": date(2026, 11, 21), "at": NOW, **more}


def stamp() -> None:
    Shelf.objects.update_or_create(pk=1, defaults={"mark": new_mark()})


def unconfirmed_share() -> str:
    return next(
        key for key, norm in book().parameters.items()
        if "share" in norm.unit and any(not value.is_settled for value in norm.values)
    )  # fmt: skip


def test_without_rows_the_book_is_the_files() -> None:
    assert rulebook().acts == book().acts
    assert rulebook().confirmations == ()


def test_the_book_is_built_once_and_then_costs_one_query(
    django_assert_num_queries: CaptureQueriesContext,
) -> None:
    stamp()
    first = rulebook()
    with django_assert_num_queries(1):
        assert rulebook() is first


def test_a_confirmation_settles_its_norm_and_a_withdrawn_one_does_not() -> None:
    key = unconfirmed_share()
    value = next(value for value in book().parameter(key).values if not value.is_settled)
    row = Confirmation.objects.create(
        norm=key,
        value="1/2",
        since=value.since,
        paper="Хаттама",
        paper_number="7",
        paper_date=date(2024, 9, 1),
        **laid(),
    )
    stamp()
    said = rulebook().value(key, on=value.since)
    assert said.is_settled and said.value == Fraction(1, 2)
    assert "№ 7" in said.source
    Confirmation.objects.filter(pk=row.pk).update(withdrawn_on=date(2026, 11, 21))
    stamp()
    assert not rulebook().value(key, on=value.since).is_settled


@pytest.mark.parametrize(
    ("effect", "code"),
    [("continues", None), ("ended", "law.institution_ended"), ("replaced", "law.institution_ended")],
)
def test_an_entered_act_settles_the_status_from_its_day(effect: str, code: str | None) -> None:
    assert may_institution_act(rulebook(), AFTER).code == "law.status_superseded"
    EnteredAct.objects.create(
        slug="law-1-2026", kind="constitutional-law", number="1-VIII", date=date(2026, 9, 1), title_kk="Заң",
        in_force_from=date(2026, 9, 10), effect=effect, place="3", **laid(),
    )  # fmt: skip
    stamp()
    verdict = may_institution_act(rulebook(), AFTER)
    assert getattr(verdict, "code", None) == code
    assert str(verdict.law[0]) == "law-1-2026:3"
    assert may_institution_act(rulebook(), date(2026, 9, 9)).code == "law.status_superseded"
    assert may_institution_act(rulebook(), date(2026, 6, 30))
