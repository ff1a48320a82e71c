"""The regions before the Assembly: heads by agreement first, accounts of a year; and what only the Chair does."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies.models import HeadCandidate, Meeting, RegionReport, Statement
from shanyraq.bodies.queries.board import accounts_of, board_on, councils_by_year, growth
from shanyraq.bodies.queries.organs import seats_on
from shanyraq.bodies.services import accounts, chair, organs, regional, seats, work
from shanyraq.bodies.sheets_of_advice import sheet_of_advice
from shanyraq.journal.models import Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization
from shanyraq.web.documents import content_of
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)
ON = date(2024, 5, 2)


@pytest.fixture
def officer() -> Actor:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    return make.actor("secretariat.officer", day=DAY)


@pytest.fixture
def head() -> Actor:
    return make.actor("secretariat.head", day=DAY)


@pytest.fixture
def abai() -> Organization:
    make.organization("regional_assembly", "assembly-abai", area="KZ-10")
    return make.organization("regional_secretariat", "secretariat-abai", area="KZ-10")


@pytest.fixture
def local(abai: Organization) -> Actor:
    return make.actor("regional_secretariat.officer", day=DAY, organization=abai)


def forward(by: Actor, **given: Any) -> HeadCandidate:
    fields = {
        "slug": "secretariat-abai",
        "person_id": make.person().pk,
        "paper": "№ 1 хат",
        "on": ON,
        **given,
    }
    return regional.put_forward_head(by=by, at=AT, **fields)


def answer(by: Actor, row: HeadCandidate, answer: str = "agreed", **given: Any) -> HeadCandidate:
    fields = {"answer": answer, "paper": "№ 2 хат", "on": date(2024, 5, 10), **given}
    return regional.answer_on_head(by=by, at=AT, candidate_id=row.pk, **fields)


def appoint(by: Actor, row: HeadCandidate, on: date = date(2024, 6, 1)) -> Membership:
    return regional.appoint_regional_head(by=by, at=AT, candidate_id=row.pk, paper="№ 3 өкім", on=on)


@pytest.mark.requirement("STR-20")
def test_a_head_is_put_forward_agreed_and_only_then_appointed(
    officer: Actor, head: Actor, local: Actor, abai: Organization
) -> None:
    row = forward(local)
    with pytest.raises(
        Refusal, match="law.unconfirmed_norm"
    ):  # no answer yet, and nobody confirmed that none is needed
        appoint(local, row)
    with pytest.raises(Refusal, match="bodies.head_waits"):
        forward(local)
    with pytest.raises(Refusal, match="law.no_mandate"):
        answer(local, row)
    answer(head, row)
    assert appoint(local, row).person_id == row.person_id
    assert next((p.role, p.vacant) for p in seats_on(abai, DAY)) == ("head", 0)
    facts = [
        Entry.objects.get(act=f"bodies.{act}").facts for act in ("answer_on_head", "appoint_regional_head")
    ]
    assert (facts[0]["on"], facts[0]["answer"], facts[1]["agreed"]) == ("2024-05-10", "agreed", "№ 2 хат")


@pytest.mark.requirement("STR-20")
def test_whom_the_secretariat_refused_with_a_reason_nobody_appoints(
    officer: Actor, head: Actor, local: Actor
) -> None:
    row = forward(local)
    with pytest.raises(Refusal, match="bodies.reason_of_answer"):
        answer(head, row, "refused")
    answer(head, row, "refused", reason="Өтілі жоқ")
    with pytest.raises(Refusal, match="bodies.agreement_refused") as stopped:
        appoint(local, row)
    assert stopped.value.verdict.law
    with pytest.raises(Refusal, match="bodies.answered_already"):
        answer(head, row)
    assert forward(local).pk != row.pk


@pytest.mark.requirement("STR-20")
def test_where_agreement_is_confirmed_to_be_needed_none_is_appointed_without_it(
    officer: Actor, local: Actor
) -> None:
    row = forward(local)
    make.confirm("regional.secretariat_head_agreed", "true")
    with pytest.raises(Refusal, match="bodies.head_not_agreed"):
        appoint(local, row)


def test_the_next_head_takes_the_office_on_the_day_the_one_before_leaves_it(
    officer: Actor, head: Actor, local: Actor, abai: Organization
) -> None:
    people = []
    for on in (date(2024, 6, 1), DAY):
        row = forward(local)
        answer(head, row)
        people.append(appoint(local, row, on).person_id)
    for day, who in ((date(2024, 9, 1), people[0]), (DAY, people[1])):
        assert [m.person_id for m in Membership.objects.on(day).filter(organization=abai, role="head")] == [
            who
        ]
    with pytest.raises(Refusal, match="bodies.head_appointed"):
        appoint(local, row)


def test_a_region_reaches_no_secretariat_but_its_own(officer: Actor, local: Actor) -> None:
    make.organization("regional_secretariat", "secretariat-aqmola", area="KZ-11")
    with pytest.raises(Refusal, match="bodies.other_region"):
        forward(local, slug="secretariat-aqmola")
    with pytest.raises(Refusal, match="bodies.not_a_regional_secretariat"):
        forward(officer, slug="secretariat")


def file(by: Actor, **given: Any) -> RegionReport:
    fields = {"slug": "assembly-abai", "year": 2023, "text_kk": "Есеп", "paper": "№ 4", "on": ON, **given}
    return accounts.file_account(by=by, at=AT, **fields)


@pytest.mark.requirement("STR-17")
def test_a_region_accounts_for_a_year_and_the_secretariat_returns_or_accepts(
    officer: Actor, local: Actor
) -> None:
    first = file(local)
    with pytest.raises(Refusal, match="bodies.account_filed"):
        file(local)
    with pytest.raises(Refusal, match="bodies.reason_of_answer"):
        accounts.answer_account(
            by=officer, at=AT, account_id=first.pk, answer="returned", paper="№ 5", on=DAY
        )
    given = {"by": officer, "at": AT, "paper": "№ 5", "on": date(2024, 6, 3)}
    accounts.answer_account(account_id=first.pk, answer="returned", reason="Сандар жоқ", **given)
    again = file(local, on=date(2024, 7, 1))
    accounts.answer_account(account_id=again.pk, answer="accepted", **(given | {"on": date(2024, 8, 1)}))
    assert "law-70-iv-2008:1(3)" in Entry.objects.filter(act="bodies.file_account").first().law
    told = [accounts_of(2023, day).get("KZ-10", (None, "", None))[1] for day in (ON, date(2024, 6, 3), DAY)]
    assert told == ["", "returned", "accepted"]


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text_kk": " "}, "bodies.account_empty"),
        ({"year": 2025}, "bodies.year_ahead"),
        ({"on": date(2024, 9, 3)}, "bodies.paper_ahead"),
    ],
)
def test_an_account_has_a_text_and_a_year_that_has_begun(
    officer: Actor, local: Actor, given: dict[str, Any], code: str
) -> None:
    with pytest.raises(Refusal, match=code):
        file(local, **given)


def test_the_term_of_accounts_is_set_by_the_head_and_lies_after_the_year(officer: Actor, head: Actor) -> None:
    with pytest.raises(Refusal, match="bodies.due_in_the_year"):
        accounts.set_account_term(by=head, at=AT, year=2023, due=date(2022, 12, 31), paper="№ 6")
    with pytest.raises(Refusal, match="law.no_mandate"):
        accounts.set_account_term(by=officer, at=AT, year=2023, due=date(2024, 3, 1), paper="№ 6")
    assert accounts.set_account_term(
        by=head, at=AT, year=2023, due=date(2024, 3, 1), paper="№ 6"
    ).due == date(2024, 3, 1)


@pytest.mark.requirement("STR-10")
@pytest.mark.parametrize(
    "role", ["secretariat.head", "secretariat.officer", "assembly.deputy_chair", "assembly.member"]
)
def test_nobody_but_the_chair_speaks_for_the_assembly_or_approves_its_programme(role: str) -> None:
    texts = {"paper": "№ 1", "title_kk": "Мәлімдеме", "text_kk": "Мәтін"}
    by = make.actor(role, day=DAY)
    for act in (chair.make_statement, chair.approve_programme):
        with pytest.raises(Refusal, match="law.no_mandate"):
            act(by=by, at=AT, **texts)
    assert not Statement.objects.exists()


@pytest.mark.requirement("STR-10")
def test_the_chair_makes_statements_and_approves_programme_documents_until_the_norm_is_in_doubt() -> None:
    texts = {"paper": "№ 1", "title_kk": "Мәлімдеме", "text_kk": "Мәтін"}
    by = make.actor("assembly.chair", day=DAY)
    for act in (chair.make_statement, chair.approve_programme):
        act(by=by, at=AT, **texts)
    assert [row.kind for row in Statement.objects.order_by("pk")] == ["statement", "programme"]
    assert "decree-149-2011:6" in Entry.objects.get(act="bodies.make_statement").law
    with pytest.raises(Refusal, match="law.unconfirmed_norm"):
        chair.make_statement(by=by, at=make.moment(date(2025, 1, 9)), **texts)


@pytest.mark.requirement("STR-23")
def test_the_board_lists_each_body_with_its_next_meeting_open_tasks_and_what_is_overdue(
    officer: Actor,
) -> None:
    rows = [
        organs.found_body(by=officer, at=AT, kind=kind, name_kk=name, paper="№ 1", on=ON, **given)
        for kind, name, given in (
            ("commission", "Тіл комиссиясы", {}),
            ("working_group", "Заң тобы", {"group": "expert", "draft": "Тұжырымдама жобасы"}),
            ("expert_council", "Ғылыми-сарапшылық кеңес", {}),
        )
    ]
    work.plan_body_meeting(by=officer, at=AT, slug=rows[0].slug, day=date(2024, 9, 20), agenda="Тіл туралы")
    for due in (date(2024, 8, 1), date(2024, 10, 1)):
        task = work.give_body_task(by=officer, at=AT, slug=rows[1].slug, text="Жоба", due=due)
    lines = {line.slug: line for line in board_on(DAY)}
    assert set(lines) == {row.slug for row in rows}
    assert lines[rows[0].slug].next_meeting == date(2024, 9, 20)
    assert (lines[rows[1].slug].open_tasks, lines[rows[1].slug].overdue) == (2, 1)
    assert next(iter(lines)) == rows[1].slug  # what is overdue comes first
    work.finish_body_task(by=officer, at=AT, task_id=task.pk, paper="№ 7")
    with pytest.raises(Refusal, match="bodies.task_done"):
        work.finish_body_task(by=officer, at=AT, task_id=task.pk, paper="№ 7")
    assert {line.slug: line.open_tasks for line in board_on(DAY)}[rows[1].slug] == 1


@pytest.mark.requirement("COU-05")
def test_a_council_of_a_region_goes_from_a_task_by_a_discussion_to_a_recommendation(
    officer: Actor, abai: Organization, client: Client
) -> None:
    row = organs.found_body(
        by=officer,
        at=AT,
        kind="regional_council",
        name_kk="Кеңес",
        area="KZ-10",
        paper="№ 1",
        on=date(2023, 9, 4),
    )
    seats.seat_person(
        by=officer,
        at=AT,
        slug=row.slug,
        person_id=make.person().pk,
        role="member",
        paper="№ 2",
        on=date(2023, 9, 4),
    )
    given = {"by": officer, "at": AT, "slug": row.slug, "agenda": "Сессия тапсырмасы"}
    with pytest.raises(Refusal, match="bodies.task_not_named"):
        work.plan_body_meeting(**given, day=date(2024, 8, 1))
    days = (date(2023, 11, 1), date(2024, 8, 1), date(2024, 8, 20))
    meetings = [work.plan_body_meeting(**given, day=day, task="№ 4 тапсырма") for day in days]
    minutes = {"by": officer, "at": AT, "minutes": "№ 1", "present": 1}
    with pytest.raises(Refusal, match="bodies.advice_without_discussion"):
        work.record_body_minutes(**minutes, meeting_id=meetings[0].pk, advice="Үйірме ашылсын")
    for meeting, advice in zip(meetings, ("Үйірме ашылсын", "", "Сабақ көбейсін"), strict=True):
        work.record_body_minutes(
            **minutes, meeting_id=meeting.pk, discussion="Ауылдардағы үйірмелер", advice=advice
        )
    assert councils_by_year(DAY) == [("KZ-10", 2024, 2, 1), ("KZ-10", 2023, 1, 1)]
    text = content_of(sheet_of_advice(Meeting.objects.get(pk=meetings[0].pk), "kk"))
    assert text.index("№ 4 тапсырма") < text.index("Ауылдардағы үйірмелер") < text.index("Үйірме ашылсын")
    address = f"/kk/structure/organs/meetings/{meetings[0].pk}/recommendation.pdf"
    assert client.get(address).content.startswith(b"%PDF")
    assert client.get(address.replace(f"/{meetings[0].pk}/", f"/{meetings[1].pk}/")).status_code == 404
    assert address in client.get(f"/kk/structure/organs/{row.slug}/").content.decode()


def test_minutes_are_of_a_meeting_that_was_held_by_no_more_than_its_members(
    officer: Actor, abai: Organization
) -> None:
    row = organs.found_body(
        by=officer, at=AT, kind="regional_council", name_kk="Кеңес", area="KZ-10", paper="№ 1", on=ON
    )
    for _number in range(2):
        seats.seat_person(
            by=officer, at=AT, slug=row.slug, person_id=make.person().pk, role="member", paper="№ 2", on=ON
        )
    given = {"agenda": "Сессия тапсырмасы", "task": "№ 4 тапсырма"}
    held, ahead = (
        work.plan_body_meeting(by=officer, at=AT, slug=row.slug, day=day, **given)
        for day in (date(2024, 8, 1), date(2024, 9, 3))
    )
    for meeting, present, code in (
        (ahead, 2, "meeting_ahead"),
        (held, 3, "present_wrong"),
        (held, 0, "present_wrong"),
    ):
        with pytest.raises(Refusal, match=f"bodies.{code}"):
            work.record_body_minutes(by=officer, at=AT, meeting_id=meeting.pk, minutes="№ 1", present=present)
    work.record_body_minutes(
        by=officer,
        at=AT,
        meeting_id=held.pk,
        minutes="№ 1",
        present=2,
        discussion="Үйірмелер",
        advice="№ 2 ұсыным",
    )
    assert councils_by_year(DAY) == [("KZ-10", 2024, 1, 1)]
    assert growth(DAY, "regional_council") == [(2024, 1, 0, 1)]
