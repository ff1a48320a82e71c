"""A programme document takes its steps in their order, each by a paper and an article, and skips none."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.law import book
from shanyraq.meetings.models import AgendaItem, Discussion, Session
from shanyraq.people.acting import Actor
from shanyraq.programmes import services
from shanyraq.programmes.models import Document
from shanyraq.programmes.rules import documents as rules
from shanyraq.programmes.tests.test_pages import read
from tests import factories

pytestmark = pytest.mark.django_db
DAY = date(2024, 6, 14)
PATH = ("secretariat_drafts", "council_discusses", "session_considers", "president_approves")


@pytest.fixture
def officer() -> Actor:
    return factories.actor("secretariat.officer", day=DAY)


def draft(officer: Actor, **given: Any) -> Document:
    given = {
        "kind": "programme",
        "experts": "Ғылыми-сараптамалық кеңес, № 2",
        "day": date(2024, 5, 2),
        **given,
    }
    return services.draft_document(
        by=officer, at=factories.moment(DAY), title_kk="Бағдарлама", paper="№ Ж-1", **given
    )


def discussion(day: date = date(2024, 5, 10)) -> Discussion:
    return Discussion.objects.create(
        title_kk="Жоба", day=day, paper="№ К-2", outcome_kk="Қолдады", recorded_on=DAY
    )


def matter(of: Discussion, closed: date | None = date(2024, 6, 1)) -> AgendaItem:
    session = Session.objects.create(
        number=90 + Session.objects.count(), prepared_on=date(2024, 5, 1), start_day=closed, start_time=time(10),
        opened_on=closed, closed_on=closed,
    )  # fmt: skip
    return AgendaItem.objects.create(
        session=session, position=1, title_kk="Жоба", subject="programme", discussion=of
    )


def refused_with(code: str, act: Any, **given: Any) -> None:
    with pytest.raises(Refusal) as raised:
        act(at=given.pop("at", factories.moment(DAY)), **given)
    assert raised.value.verdict.code == code


def steps(document: Document) -> list[str]:
    return list(document.steps.values_list("name", flat=True))


@pytest.mark.requirement("PLN-06")
def test_a_document_passes_four_steps_with_days_and_papers_and_skips_none(officer: Actor) -> None:
    document = draft(officer)
    held = discussion()
    given: dict[str, Any] = {"by": officer, "document": document}
    president = {**given, "paper": "Жарлық № 500", "day": date(2024, 6, 10)}
    refused_with("programmes.council_has_not_discussed", services.record_approval, **president)
    refused_with(
        "programmes.council_has_not_discussed", services.bring_consideration, **given, item=matter(held)
    )
    services.bring_discussion(at=factories.moment(DAY), **given, discussion=held)
    refused_with("programmes.session_has_not_considered", services.record_approval, **president)
    refused_with("programmes.step_taken", services.bring_discussion, **given, discussion=held)
    services.bring_consideration(at=factories.moment(DAY), **given, item=matter(held))
    services.record_approval(at=factories.moment(DAY), **president)
    assert steps(document) == list(PATH)
    days = list(document.steps.values_list("day", flat=True))
    assert days == [date(2024, 5, 2), date(2024, 5, 10), date(2024, 6, 1), date(2024, 6, 10)]
    assert all("decree-149-2011:25" in row.law and row.paper for row in document.steps.all())
    assert Entry.objects.filter(about=f"programmes.document:{document.pk}").count() == 4


@pytest.mark.requirement("PLN-06")
def test_the_experts_paper_is_asked_for_at_the_draft(officer: Actor) -> None:
    with pytest.raises(Refusal) as raised:
        draft(officer, experts=" ")
    assert raised.value.verdict.code == "programmes.no_experts"
    assert Document.objects.count() == 0


@pytest.mark.requirement("COU-04")
def test_a_session_considers_the_draft_that_the_council_discussed_and_only_once_it_is_closed(
    officer: Actor,
) -> None:
    document, held = draft(officer), discussion()
    given: dict[str, Any] = {"by": officer, "document": document}
    services.bring_discussion(at=factories.moment(DAY), **given, discussion=held)
    refused_with(
        "programmes.session_not_closed", services.bring_consideration, **given, item=matter(held, None)
    )
    refused_with("programmes.other_draft", services.bring_consideration, **given, item=matter(discussion()))
    early = matter(held, date(2024, 5, 9))
    refused_with("programmes.step_too_early", services.bring_consideration, **given, item=early)
    assert steps(document) == list(PATH[:2])


@pytest.mark.requirement("PLN-05")
def test_the_concept_is_approved_by_the_chair_before_the_president(officer: Actor) -> None:
    document = draft(officer, kind="concept", experts="")
    chair = factories.actor("assembly.chair", day=DAY)
    act = {"document": document, "paper": "№ 9"}
    refused_with("programmes.chair_has_not_considered", services.record_approval, by=officer, day=DAY, **act)
    refused_with("law.no_mandate", services.consider_concept, by=officer, **act)
    refused_with(
        "programmes.no_such_step",
        services.bring_discussion,
        by=officer,
        document=document,
        discussion=discussion(),
    )
    services.consider_concept(by=chair, at=factories.moment(DAY), **act)
    services.record_approval(by=officer, at=factories.moment(DAY), day=DAY, **act)
    assert steps(document) == ["assembly_drafts", "chair_considers", "president_approves"]
    assert all("decree-149-2011:26" in row.law for row in document.steps.all())


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2012, 12, 20), "law.no_rule_in_force"),
        (date(2012, 12, 21), ""),
        (date(2024, 12, 26), ""),
        (date(2024, 12, 27), "law.unconfirmed_norm"),
        (date(2026, 8, 1), "law.status_superseded"),
    ],
)
def test_the_way_is_that_of_the_norm_in_force_on_the_day(day: date, code: str) -> None:
    verdict = rules.may_take(
        book(),
        kind="programme",
        step="secretariat_drafts",
        taken={},
        took_on=day,
        day=day,
        paper="№ 1",
        experts="№ 2",
    )
    assert getattr(verdict, "code", "") == code


def test_a_step_of_a_day_that_has_not_come_is_refused(officer: Actor) -> None:
    with pytest.raises(Refusal) as raised:
        draft(officer, day=date(2024, 6, 15))
    assert raised.value.verdict.code == "programmes.day_ahead"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_way_is_taken_by_forms_and_shown_to_anybody(officer: Actor, language: str) -> None:
    on(DAY)
    desk, base = signed_in(officer), f"/{language}/programmes/documents/"
    given = {
        "kind": "programme",
        "title_kk": "Бағдарлама",
        "paper": "№ Ж-1",
        "day": "02.05.2024",
        "experts": "№ 2",
    }
    without = desk.post(f"{base}new/", {**given, "experts": ""})
    assert without.status_code == 409 and "№ Ж-1" in without.content.decode()
    assert desk.post(f"{base}new/", given).status_code == 302
    document, held = Document.objects.get(), discussion()
    late = desk.post(f"{base}{document.pk}/approval/", {"paper": "№ 500", "day": "10.06.2024"})
    assert late.status_code == 409
    assert desk.post(f"{base}{document.pk}/discussion/", {"discussion": held.pk}).status_code == 302
    assert desk.post(f"{base}{document.pk}/consideration/", {"item": matter(held).pk}).status_code == 302
    assert (
        desk.post(f"{base}{document.pk}/approval/", {"paper": "№ 500", "day": "10.06.2024"}).status_code
        == 302
    )
    page = read(f"documents/{document.pk}/", language)
    assert page.count('class="chip done"') == 4 and "№ 500" in page
    assert read("documents/?format=csv", language).count("\n") == 5
    assert "Бағдарлама" in read("documents/", language)
    assert Client().get(f"{base}new/").status_code == 403
