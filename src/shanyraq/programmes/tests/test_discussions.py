"""Open discussions of drafts: positions once each with their versions, a signed summary, recommendations that are answered."""

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
from shanyraq.journal.models import Detail, Entry
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization, Person
from shanyraq.programmes import services
from shanyraq.programmes.models import (
    DocumentStep,
    OpenDiscussion,
    Plan,
    Position,
    PositionVersion,
    Recommendation,
)
from shanyraq.programmes.queries import discussions as asked
from shanyraq.programmes.queries import own_data
from shanyraq.programmes.services.packages import add_package_measure, approve_package, draft_package
from shanyraq.programmes.tests.test_pages import alma, read  # noqa: F401  a fixture
from shanyraq.programmes.tests.test_plans import DAY, ENDS, KEPT, STARTS, World, code_of, world  # noqa: F401  a fixture
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLN-24")]
AT, UNTIL, AFTER = factories.moment(DAY), date(2024, 6, 20), date(2024, 6, 21)
LATER = factories.moment(AFTER)


def opened(world: World, subject: Any = None, by: Actor | None = None, **given: Any) -> OpenDiscussion:
    subject = subject or world.plan()
    given = {"title_kk": "Жоспар дұрыс па?", "until": UNTIL, **given}
    return services.open_discussion(by=by or world.officer, at=AT, subject=subject, **given)


def take(
    row: OpenDiscussion, by: Actor, stance: str = "for", why: str = "Керек", **given: Any
) -> PositionVersion:
    held = [f"{role}:{body}" for role, body in asked.capacities_of(by)]
    given = {"at": AT, "capacity": held[0] if held else "", **given}
    return services.take_position(by=by, discussion=row, stance=stance, why=why, **given)


def head() -> Actor:
    return factories.actor("secretariat.head", day=DAY)


def member() -> Actor:
    return factories.actor("assembly.member", day=DAY)


def told(row: OpenDiscussion, day: date = DAY) -> asked.Heard:
    row.refresh_from_db()
    return asked.heard([row], day)[0]


def summarised(world: World, *people: Actor, subject: Any = None) -> OpenDiscussion:
    row = opened(world, subject)
    for one in people:
        take(row, one)
    return services.publish_summary(by=world.officer, at=LATER, discussion=row, summary_kk="Бәрі қолдады")


def refused(code: str, act: Any, **given: Any) -> None:
    with pytest.raises(Refusal) as raised:
        act(**given)
    assert code_of(raised) == code


def test_a_draft_has_one_open_discussion_opened_by_those_who_drafted_it(world: World) -> None:
    plan, regional = world.plan(), world.plan(world.east)
    refused("programmes.not_own_region", opened, world=world, subject=plan, by=world.east_officer)
    refused("programmes.discussion_too_short", opened, world=world, subject=plan, until=DAY)
    refused("law.no_mandate", opened, world=world, subject=plan, by=world.clerk)
    row = opened(world, plan)
    refused("programmes.discussion_there", opened, world=world, subject=plan)
    assert opened(world, regional, by=world.east_officer).plan == regional
    services.close_discussion(by=world.officer, at=AT, discussion=row, why="Жоба қайтарылды")
    assert opened(world, plan).pk != row.pk  # the next one of the same draft
    world.item(approved := world.plan())
    world.approve(approved, world.chair)
    refused("programmes.draft_is_approved", opened, world=world, subject=approved)
    with pytest.raises(IntegrityError), transaction.atomic():
        OpenDiscussion.objects.create(title_kk="x", opened_on=DAY, until=UNTIL, by="x")


def test_a_draft_that_is_discussed_is_not_offered_until_that_is_over(world: World) -> None:
    plan, regional = world.plan(), world.plan(world.east)
    package = draft_package(by=world.officer, at=AT, theme="diversity", title_kk="Топтама")
    assert asked.drafts_for(world.officer, DAY) == [plan, package]
    assert asked.drafts_for(world.east_officer, DAY) == [regional]
    row = opened(world, plan)
    assert asked.drafts_for(world.officer, DAY) == [package]  # the package has the same number as the plan
    page = signed_in(world.officer).get("/kk/programmes/discussions/new/").content.decode()
    assert f'value="package:{package.pk}"' in page and f'value="plan:{plan.pk}"' not in page
    services.close_discussion(by=world.officer, at=AT, discussion=row, why="Жоба қайтарылды")
    assert asked.drafts_for(world.officer, DAY) == [plan, package]
    assert row.plan_id == plan.pk


def test_a_position_says_why_and_is_taken_in_a_capacity_that_the_person_holds(world: World) -> None:
    row = opened(world)
    for given, code in (
        ({"why": " "}, "programmes.no_reasons"),
        ({"stance": "maybe"}, "programmes.stance_unknown"),
        ({"capacity": f"assembly.member:{world.ministry.pk}"}, "programmes.no_such_capacity"),
    ):
        refused(code, take, row=row, by=world.clerk, **given)
    refused("law.no_mandate", take, row=row, by=world.officer)  # who leads a discussion takes no side
    said = take(row, world.clerk, "against", "Мерзімі тар")
    assert (said.number, said.role, said.body) == (1, "state_body.clerk", world.ministry)
    with pytest.raises(IntegrityError), transaction.atomic():
        Position.objects.create(discussion=row, person_id=world.clerk.person_id)
    entry = Entry.objects.get(act="programmes.take_position")
    assert "Мерзімі тар" not in json.dumps(
        entry.facts, ensure_ascii=False
    )  # the words lie where they can be erased
    assert "Мерзімі тар" in json.dumps(Detail.objects.get(entry=entry).values, ensure_ascii=False)


def test_a_position_taken_again_is_its_next_version_and_is_counted_once(world: World) -> None:
    row, other = opened(world), member()
    take(row, world.clerk, "against", "Мерзімі тар")
    refused(
        "programmes.position_stands", take, row=row, by=world.clerk, stance="against", why=" Мерзімі тар "
    )
    next_day = factories.moment(date(2024, 6, 17))
    take(row, world.clerk, "for", "Мерзімі ұзартылды", at=next_day)
    take(row, other, "other", "Өңірлерді де қосу керек")
    shown = told(row, UNTIL)
    assert [(one, len(held)) for one, held in shown.by_stance] == [("for", 1), ("against", 0), ("other", 1)]
    mine = next(one for one in shown.held if one.position.person_id == world.clerk.person_id)
    assert mine.version.number == 2 and [one.why for one in mine.before] == ["Мерзімі тар"]
    assert told(row, DAY).by_stance[1][1][0].version.why == "Мерзімі тар"  # as of the day before it changed
    assert shown.by_role == [("assembly.member", [0, 0, 1]), ("state_body.clerk", [1, 0, 0])]
    data = own_data(Person.objects.get(pk=world.clerk.person_id))
    assert [(one["stance"], one["version"]) for one in data["positions"]] == [("against", 1), ("for", 2)]


def test_a_withdrawn_position_is_neither_shown_nor_counted_and_may_be_taken_anew(world: World) -> None:
    row = opened(world)
    refused("programmes.no_position", services.withdraw_position, by=world.clerk, at=AT, discussion=row)
    take(row, world.clerk, "against", "Ойланбай айтылған")
    services.withdraw_position(by=world.clerk, at=AT, discussion=row)
    refused("programmes.no_position", services.withdraw_position, by=world.clerk, at=AT, discussion=row)
    shown = told(row)
    assert (shown.held, shown.withdrawn) == ((), 1)
    page = read(f"discussions/{row.pk}/")
    assert "Ойланбай" not in page and "Withdrawn: 1" in page
    take(row, world.clerk, "for", "Ойландым")
    again = told(row)
    assert (len(again.held), again.withdrawn, again.held[0].before) == (1, 0, ())
    refused(
        "programmes.discussion_over", services.withdraw_position, by=world.clerk, at=LATER, discussion=row
    )


def test_after_its_last_day_a_discussion_takes_nothing_and_before_it_is_closed_only_with_a_reason(
    world: World,
) -> None:
    row = opened(world)
    assert take(row, world.clerk, at=factories.moment(UNTIL)).on == UNTIL
    refused("programmes.discussion_over", take, row=row, by=member(), at=LATER)
    refused(
        "programmes.discussion_over",
        services.close_discussion,
        by=world.officer,
        at=LATER,
        discussion=row,
        why="Себеп",
    )
    other = opened(world, world.plan(world.east), by=world.east_officer)
    given = {"at": AT, "discussion": other}
    refused("programmes.no_reasons", services.close_discussion, by=world.east_officer, why=" ", **given)
    refused("programmes.not_own_region", services.close_discussion, by=world.officer, why="Себеп", **given)
    services.close_discussion(by=world.east_officer, why="Жоба қайтарылды", **given)
    refused("programmes.discussion_over", take, row=other, by=world.clerk)
    assert told(other).state == "over" and told(other).talk.ended_on() == DAY
    assert "Жоба қайтарылды" in read(f"discussions/{other.pk}/")


def test_what_is_typed_when_a_discussion_closes_stays_on_the_form(world: World) -> None:
    row = opened(world)
    clerk = signed_in(world.clerk)
    address = f"/kk/programmes/discussions/{row.pk}/position/"
    assert clerk.get(address).status_code == 200
    services.close_discussion(by=world.officer, at=AT, discussion=row, why="Жоба қайтарылды")
    role, body = asked.capacities_of(world.clerk)[0]
    given = {"stance": "other", "why": "Ұзақ жазылған дәлел", "capacity": f"{role}:{body}"}
    late = clerk.post(address, given)
    page = late.content.decode()
    assert late.status_code == 409 and "Ұзақ жазылған дәлел" in page and "көшіріп алыңыз" in page
    assert clerk.get(address).status_code == 409  # a new one is not begun
    assert not Position.objects.exists()


def test_a_summary_comes_after_the_last_day_and_is_signed_by_a_person(world: World) -> None:
    row = opened(world)
    take(row, world.clerk)
    given = {"by": world.officer, "discussion": row}
    refused("programmes.discussion_runs", services.publish_summary, at=AT, summary_kk="Ерте", **given)
    refused("programmes.summary_empty", services.publish_summary, at=LATER, summary_kk=" ", **given)
    services.publish_summary(at=LATER, summary_kk="Министрлік қолдады", **given)
    refused("programmes.summary_there", services.publish_summary, at=LATER, summary_kk="Тағы", **given)
    row.refresh_from_db()
    assert (row.signer_id, row.signed_as) == (world.officer.person_id, "secretariat.officer")
    entry = Entry.objects.get(act="programmes.publish_summary")
    assert {key: entry.facts[key] for key in ("for", "against", "other")} == {
        "for": 1,
        "against": 0,
        "other": 0,
    }
    on(AFTER)
    page = read(f"discussions/{row.pk}/")
    assert "Министрлік қолдады" in page and row.signer is not None and row.signer.name_en in page
    assert "not an opinion of the people" in page


def test_a_discussion_that_nobody_took_part_in_says_so_and_recommends_nothing(world: World) -> None:
    row = opened(world)
    services.publish_summary(by=world.officer, at=LATER, discussion=row, summary_kk="")
    given = {"by": head(), "at": LATER, "discussion": row}
    refused("programmes.nothing_to_rest_on", services.recommend, text_kk="Бекітілсін", **given)
    on(AFTER)
    for language, words in (
        ("kk", "Ешкім ұстаным білдірмеді"),
        ("ru", "Никто не занял позиции"),
        ("en", "Nobody took a position"),
    ):
        assert words in read(f"discussions/{row.pk}/", language)
    assert asked.is_heard(Plan.objects.get(), AFTER)


def test_the_chair_approves_only_what_is_heard_and_answered(world: World) -> None:
    plan = world.plan()
    world.item(plan)
    row = opened(world, plan)
    take(row, world.clerk)
    approve = {"by": world.chair, "plan": plan}
    refused("programmes.discussion_runs", world.approve, **approve)
    later = {"at": LATER, "discussion": row}
    refused("programmes.no_summary_yet", services.recommend, by=head(), text_kk="Қосылсын", **later)
    assert asked.is_heard(plan, AFTER).code == "programmes.no_summary_yet"
    services.publish_summary(by=world.officer, summary_kk="Қолдады", **later)
    refused("programmes.recommendation_empty", services.recommend, by=head(), text_kk=" ", **later)
    refused("law.no_mandate", services.recommend, by=world.officer, text_kk="Қосылсын", **later)
    one = services.recommend(by=head(), text_kk="Мерзімі ұзартылсын", **later)
    two = services.recommend(by=head(), text_kk="Өңірлер қосылсын", **later)
    assert asked.is_heard(plan, AFTER).code == "programmes.recommendations_wait"
    answer = {"at": LATER, "recommendation": one}
    refused(
        "programmes.not_the_approver",
        services.answer_recommendation,
        by=world.east_chair,
        outcome="taken",
        **answer,
    )
    refused(
        "programmes.no_reasons", services.answer_recommendation, by=world.chair, outcome="not_taken", **answer
    )
    with pytest.raises(ValueError, match="later"):
        services.answer_recommendation(by=world.chair, outcome="later", **answer)
    services.answer_recommendation(by=world.chair, outcome="not_taken", why="Мерзім заңда", **answer)
    refused(
        "programmes.recommendation_answered",
        services.answer_recommendation,
        by=world.chair,
        outcome="taken",
        **answer,
    )
    services.answer_recommendation(by=world.chair, at=LATER, recommendation=two, outcome="taken")
    assert asked.is_heard(plan, AFTER)
    services.approve_plan(by=world.chair, at=LATER, plan=plan, paper="№ 7", principles=KEPT)
    refused("programmes.draft_is_approved", services.recommend, by=head(), text_kk="Кеш", **later)
    with pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.filter(pk=one.pk).update(answered_why="")


def test_a_region_s_chair_answers_for_the_plan_of_the_region(world: World) -> None:
    plan = world.plan(world.east)
    row = opened(world, plan, by=world.east_officer)
    take(row, world.clerk)
    services.publish_summary(by=world.east_officer, at=LATER, discussion=row, summary_kk="Қолдады")
    desk = next(body for role, body in world.east_officer.seats)
    chief = factories.actor(
        "regional_secretariat.head", day=DAY, organization=Organization.objects.get(pk=desk)
    )
    one = services.recommend(by=chief, at=LATER, discussion=row, text_kk="Бекітілсін")
    for other in (world.chair, world.west_chair):
        given = {"at": LATER, "recommendation": one, "outcome": "taken"}
        refused("programmes.not_the_approver", services.answer_recommendation, by=other, **given)
    done = services.answer_recommendation(by=world.east_chair, at=LATER, recommendation=one, outcome="taken")
    assert done.answered_as == "regional_assembly.chair"


def test_a_package_and_a_document_wait_for_their_discussion_too(world: World) -> None:
    package = draft_package(by=world.officer, at=AT, theme="diversity", title_kk="Топтама")
    add_package_measure(
        by=world.officer,
        at=AT,
        package=package,
        title_kk="Шара",
        owner=world.ministry,
        starts=STARTS,
        ends=ENDS,
    )
    opened(world, package)
    refused(
        "programmes.discussion_runs", approve_package, by=world.chair, at=AT, package=package, paper="№ 1"
    )
    document = services.draft_document(
        by=world.officer, at=AT, kind="programme", title_kk="Жоба", paper="№ 1", day=DAY, experts="№ 2"
    )
    for step in ("council_discusses", "session_considers"):
        DocumentStep.objects.create(
            document=document, name=step, day=DAY, paper="№ 3", by="x", recorded_on=DAY
        )
    row = opened(world, document)
    approval = {"by": world.officer, "document": document, "paper": "Жарлық № 5", "day": DAY}
    refused("programmes.discussion_runs", services.record_approval, at=AT, **approval)
    services.publish_summary(by=world.officer, at=LATER, discussion=row, summary_kk="")
    services.record_approval(at=LATER, **approval)
    assert asked.approved_on(document) == DAY


def test_a_list_of_discussions_does_not_ask_the_database_about_each(world: World) -> None:
    def asking() -> int:
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert asked.discussions_on(DAY)
        return len(seen)

    take(opened(world), world.clerk)
    one = asking()
    for _ in range(4):
        row = opened(world)
        for who in (member(), world.clerk):
            take(row, who)
    assert asking() == one
    assert len(asked.discussions_on(DAY)) == 5


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "қолдайды"), ("ru", "другое мнение"), ("en", "open for positions")]
)
def test_anybody_reads_a_discussion_and_its_files_name_nobody(
    world: World, language: str, words: str
) -> None:
    row = opened(world)
    take(row, world.clerk, "other", "Өңірлер де керек")
    person = Person.objects.get(pk=world.clerk.person_id)
    name = getattr(person, f"name_{language}")
    for path in ("discussions/", f"discussions/{row.pk}/"):
        assert words in read(path, language).lower()
    assert name in read(f"discussions/{row.pk}/", language)
    told = json.loads(read(f"discussions/{row.pk}/?format=json"))
    assert [(one["stance"], one["role"], one["why"]) for one in told] == [
        ("other", "state_body.clerk", "Өңірлер де керек")
    ]
    file = read("discussions/?format=csv")
    assert [one["stance"] for one in csv.DictReader(io.StringIO(file.lstrip("\ufeff")))] == ["other"]
    assert person.name_en not in file and person.name_kk not in json.dumps(told, ensure_ascii=False)
    assert row.title_kk in read(f"plans/{row.plan_id}/", language)


def test_it_is_done_from_the_pages(world: World) -> None:
    plan = world.plan()
    world.item(plan)
    officer, clerk, chief, chair = (
        signed_in(one) for one in (world.officer, world.clerk, head(), world.chair)
    )
    given = {"subject": f"plan:{plan.pk}", "title_kk": "Не дейсіз?", "until": "20.06.2024"}
    assert (
        officer.post("/kk/programmes/discussions/new/", {**given, "subject": "plan:999"}).status_code == 422
    )
    assert officer.post("/kk/programmes/discussions/new/", given).status_code == 302
    row = OpenDiscussion.objects.get()
    here = f"/kk/programmes/discussions/{row.pk}"
    role, body = asked.capacities_of(world.clerk)[0]
    said = {"stance": "against", "why": "Мерзімі тар", "capacity": f"{role}:{body}"}
    assert clerk.post(f"{here}/position/", said).status_code == 302
    assert (
        "Мерзімі тар" in clerk.get(f"{here}/position/").content.decode()
    )  # what stands is there to be changed
    assert clerk.post(f"{here}/withdraw/").status_code == 302
    assert clerk.post(f"{here}/position/", said).status_code == 302
    page = chair.get(f"/kk/programmes/plans/{plan.pk}/").content.decode()
    assert "20\u00a0маусымға дейін ашық" in page  # the grey button says why
    on(AFTER)
    assert officer.post(f"{here}/summary/", {"summary_kk": "Мерзімін ұзарту сұралды"}).status_code == 302
    assert chief.post(f"{here}/recommend/", {"text_kk": "Мерзім ұзартылсын"}).status_code == 302
    address = f"/kk/programmes/discussions/recommendations/{Recommendation.objects.get().pk}/"
    kept = chair.post(address, {"outcome": "not_taken", "why": ""})
    assert kept.status_code == 409
    assert chair.post(address, {"outcome": "taken", "why": "3-тармақта"}).status_code == 302
    assert "3-тармақта" in Client().get(f"{here}/").content.decode()
    assert Client().get(f"{here}/position/").status_code in {302, 403}
