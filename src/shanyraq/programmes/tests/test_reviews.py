"""The yearly review: proposals with a reason, each considered once; what is adopted goes by the steps of a document."""

# ruff: noqa: F811  (fixtures are named as what they give)
from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rulebook import Refusal

from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.journal.models import Entry
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.programmes import services
from shanyraq.programmes.models import Document, DocumentStep, Edition, Proposal, Reading, Review
from shanyraq.programmes.queries import reviews as asked
from shanyraq.programmes.rules import reviews as rules
from shanyraq.programmes.services import import_programme, tree_of
from shanyraq.programmes.tests.test_ground import CLAUSES, terek  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_pages import PLANS, alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, World, code_of, measure, world  # noqa: F401  a fixture
from shanyraq.sources.services import receive_paper
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLN-25")]
AT, NEXT = factories.moment(DAY), date(2025, 2, 3)


def opened(by: Actor, day: date = DAY) -> Review:
    programme = Edition.objects.latest("number").programme
    return services.open_review(by=by, at=factories.moment(day), programme=programme)


def propose(review: Review, by: Actor, **given: Any) -> Proposal:
    given = {"kind": "change", "text_kk": "Жаңа сөз", "why": "Қала өсті", **given}
    if "reading" not in given:
        given["reading"] = measure()
    return services.propose_change(by=by, at=AT, review=review, **given)


def head() -> Actor:
    return factories.actor("secretariat.head", day=DAY)


def draft(by: Actor) -> Document:
    return services.draft_document(
        by=by, at=AT, kind="programme", title_kk="Келесі редакция", paper="№ 1", day=DAY, experts="№ 2"
    )


def approve(document: Document, day: date) -> None:
    DocumentStep.objects.create(
        document=document, name="president_approves", day=day, paper="№ 9", by="x", recorded_on=day
    )


def state(proposal: Proposal, day: date) -> str:
    return {one.proposal.pk: one.state for one in asked.review_on(proposal.review, day)}[proposal.pk]


def test_a_programme_is_reviewed_once_a_year_and_the_last_review_is_closed_first(world: World) -> None:
    review = opened(world.officer)
    for day, code in ((DAY, "programmes.review_there"), (NEXT, "programmes.last_review_open")):
        with pytest.raises(Refusal) as raised:
            opened(world.officer, day)
        assert code_of(raised) == code
    propose(review, world.clerk)
    with pytest.raises(Refusal) as raised:
        services.close_review(by=world.officer, at=AT, review=review)
    assert code_of(raised) == "programmes.proposals_wait"
    services.decline_change(by=head(), at=AT, proposal=Proposal.objects.get(), why="Ерте")
    services.close_review(by=world.officer, at=AT, review=review)
    for act in (
        lambda: propose(review, world.clerk),
        lambda: services.close_review(by=world.officer, at=AT, review=review),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert code_of(raised) == "programmes.review_closed"
    assert opened(world.officer, NEXT).year == 2025
    with pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(programme=review.programme, year=2024, by="x", opened_on=DAY)
    assert Entry.objects.filter(act__in=("programmes.open_review", "programmes.close_review")).count() == 3


def test_a_proposal_says_what_and_why_and_in_whose_name(world: World) -> None:
    review = opened(world.officer)
    heading = Reading.objects.filter(kind="direction")[0]
    for given, code in (
        ({"reading": heading}, "programmes.proposal_of_what"),
        ({"reading": None}, "programmes.proposal_of_what"),
        ({"kind": "add"}, "programmes.proposal_of_what"),
        ({"kind": "direction", "reading": None}, "programmes.proposal_of_what"),
        ({"text_kk": " "}, "programmes.proposal_empty"),
        ({"why": " "}, "programmes.no_reasons"),
    ):
        with pytest.raises(Refusal) as raised:
            propose(review, world.clerk, **given)
        assert code_of(raised) == code
    with pytest.raises(Refusal) as raised:
        propose(review, factories.actor("association.head", day=DAY))
    assert code_of(raised) == "law.no_mandate"
    rows = [
        propose(review, world.clerk), propose(review, world.clerk, kind="drop", text_kk=""),
        propose(review, world.officer, kind="add", reading=heading),
    ]  # fmt: skip
    assert rows[0].body == world.ministry and [one.kind for one in rows] == ["change", "drop", "add"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.create(review=review, kind="drop", why="x", body=world.ministry, by="x", on=DAY)


def test_what_is_adopted_goes_into_a_draft_and_by_its_steps_into_the_next_edition(world: World) -> None:
    chief, review = head(), opened(world.officer)
    row, other = propose(review, world.clerk), propose(review, world.clerk, kind="drop", text_kk="")
    assert state(row, DAY) == asked.WAITING

    def adopt(**given: Any) -> Proposal:
        return services.adopt_change(
            at=AT, **{"by": chief, "proposal": row, "why": "Орынды", "document": None, **given}
        )

    with pytest.raises(Refusal) as raised:
        adopt()
    assert code_of(raised) == "programmes.adopted_without_draft" and rules.PATH in raised.value.verdict.law
    document = draft(world.officer)
    for given, code in (
        ({"document": document, "why": " "}, "programmes.no_reasons"),
        ({"document": document, "by": world.officer}, "law.no_mandate"),
    ):
        with pytest.raises(Refusal) as raised:
            adopt(**given)
        assert code_of(raised) == code
    adopt(document=document)
    services.decline_change(by=chief, at=AT, proposal=other, why="Керек шара")
    assert (state(row, DAY), state(other, DAY)) == (asked.IN_DRAFT, asked.DECLINED)
    with pytest.raises(Refusal) as raised:
        adopt(document=document)
    assert code_of(raised) == "programmes.proposal_decided"
    approve(document, date(2024, 9, 1))
    assert state(row, date(2024, 8, 31)) == asked.IN_DRAFT and state(row, date(2024, 9, 1)) == asked.APPROVED
    later = propose(review, world.clerk)
    with pytest.raises(Refusal) as raised:
        adopt(proposal=later, document=document)
    assert code_of(raised) == "programmes.draft_approved"
    new = (PLANS / "alma.txt").read_text(encoding="utf-8").replace("шақыру жазу", "шақыру жазу және тарату")
    at = factories.moment(date(2024, 10, 1))
    paper = receive_paper(by=SYSTEM, at=at, content=new.encode(), name="b.txt", slug="b", title="Алма")
    import_programme(by=SYSTEM, at=at, paper=paper, tree=tree_of(paper), into="alma")
    seen = {one.proposal.pk: one for one in asked.review_on(review, date(2024, 10, 1))}
    assert (seen[row.pk].state, seen[row.pk].edition) == (asked.IN_EDITION, 2)
    assert seen[other.pk].state == asked.DECLINED
    with pytest.raises(IntegrityError), transaction.atomic():
        Proposal.objects.filter(pk=later.pk).update(outcome="adopted", decided_why="x")


@pytest.mark.requirement("PLN-29")
def test_a_new_direction_is_adopted_only_with_its_bases(terek: Edition) -> None:
    officer, chief = factories.actor("secretariat.officer", day=DAY), head()
    row = propose(opened(officer), officer, kind="direction", reading=None, number="5.1.2")
    document = draft(officer)
    given: Any = {"by": chief, "at": AT, "proposal": row, "why": "Керек", "document": document}
    with pytest.raises(Refusal) as raised:
        services.adopt_change(**given)
    assert code_of(raised) == "programmes.direction_without_bases"
    services.ground_direction(
        by=officer, at=AT, edition=terek, number="5.1.2", title_kk="Қысқа дайындық", clauses=CLAUSES
    )
    assert services.adopt_change(**given).outcome == "adopted"


def test_years_without_a_review_are_told_and_queries_do_not_grow(world: World) -> None:
    assert [(row.year, row.review) for row in asked.years_on(NEXT)[0][1]] == [(2025, None), (2024, None)]
    review = opened(world.officer)
    propose(review, world.clerk)

    def asking() -> int:
        with CaptureQueriesContext(connection) as queries:
            asked.review_on(review, DAY)
        return len(queries)

    one = asking()
    for _again in range(5):
        propose(review, world.clerk)
    assert asking() == one
    assert [len(row.proposals) for row in asked.years_on(DAY)[0][1]] == [6]


@pytest.mark.parametrize(
    ("language", "words"),
    [("kk", "қаралуын күтіп тұр"), ("ru", "ждёт рассмотрения"), ("en", "waits to be considered")],
)
def test_anybody_reads_what_is_proposed_by_whom_and_why(world: World, language: str, words: str) -> None:
    review = opened(world.officer)
    row = propose(review, world.clerk)
    for path in ("reviews/", f"reviews/{review.pk}/", "alma/2.2.1.1/"):
        page = read(path, language)
        assert words in page and row.why in page and row.text_kk in page
    assert "no review" in read("reviews/?on=2025-02-03")
    told = json.loads(read(f"reviews/{review.pk}/?format=json"))
    assert [(one["number"], one["state"], one["draft"]) for one in told] == [("2.2.1.1", "waiting", "")]
    table = list(csv.DictReader(io.StringIO(read("reviews/?format=csv").lstrip("\ufeff"))))
    assert [(one["year"], one["why"]) for one in table] == [("2024", row.why)]


def test_it_is_done_from_the_pages(world: World) -> None:
    officer, clerk, chief = signed_in(world.officer), signed_in(world.clerk), signed_in(head())
    assert officer.post("/kk/programmes/alma/review/open/").status_code == 302
    pk = Review.objects.get().pk
    given = {"kind": "change", "reading": str(measure().pk), "text_kk": "Жаңа", "why": "Себеп"}
    assert clerk.post(f"/kk/programmes/reviews/{pk}/propose/", given).status_code == 302
    row = Proposal.objects.get()
    address = f"/kk/programmes/reviews/proposals/{row.pk}"
    refused = chief.post(f"{address}/adopt/", {"why": "Орынды"})
    assert refused.status_code == 409 and "Орынды" in refused.content.decode()
    document = draft(world.officer)
    assert chief.post(f"{address}/adopt/", {"why": "Орынды", "document": document.pk}).status_code == 302
    assert "Жаңа" in read(f"documents/{document.pk}/", "kk")
    assert chief.post(f"{address}/decline/", {"why": "Кеш"}).status_code == 409
    assert officer.post(f"/kk/programmes/reviews/{pk}/close/").status_code == 302
    assert Review.objects.get().closed_on == DAY
    on(DAY)
    assert Client().get(f"/kk/programmes/reviews/{pk}/propose/").status_code in {302, 403}
