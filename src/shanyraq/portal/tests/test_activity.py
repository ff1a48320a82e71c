"""One member, one voice; and what each did and answers for, seen by the Council (catalogue: MEM-06, MEM-07)."""

import re
from datetime import date, timedelta
from inspect import signature

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, models, transaction
from django.test import Client

from shanyraq.bodies.models import BodyTask, Standing
from shanyraq.bodies.queries import count_members_on
from shanyraq.bodies.queries.assignments import assignments_of
from shanyraq.journal.acting import ACTS
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Cast, PollAnswer
from shanyraq.people.models import Person, User
from tests import factories as make
from tests.house.test_acts import loaded

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)
WEIGHTS = re.compile(r"(^|_)(weight|weights|coefficient|multiplier|power|voices|shares)(_|$)")


def page(who: Person | None, where: str) -> tuple[int, str]:
    client = Client()
    if who is not None:
        user = User.objects.filter(person=who).first() or make.account(who)
        client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(where)
    return answer.status_code, answer.content.decode()


@pytest.mark.requirement("MEM-06")
def test_no_table_and_no_act_knows_a_weight_of_a_vote() -> None:
    loaded()
    rooms = [model for model in apps.get_models() if model._meta.app_label in settings.ROOMS]
    fields = [f"{m.__name__}.{f.name}" for m in rooms for f in m._meta.get_fields() if WEIGHTS.search(f.name)]
    given = [
        f"{name}({p})" for name, act in ACTS.items() for p in signature(act).parameters if WEIGHTS.search(p)
    ]
    # a published formula weighs shares of work of regions (ME-H01), a trustee of a threshold holds shares of a key; never a vote
    known = (["Formula.weights", "KeyHolder.shares"], ["programmes.publish_formula(weights)"])
    assert len(rooms) > 40 and len(ACTS) > 60 and (sorted(fields), given) == known
    assert WEIGHTS.search("vote_weight") and not WEIGHTS.search("votes_for")
    numbers = [
        f.name
        for m in (Cast, PollAnswer)
        for f in m._meta.concrete_fields
        if isinstance(f, models.IntegerField)
    ]
    assert [name for name in numbers if name != "id"] == []


@pytest.mark.requirement("MEM-06")
def test_who_holds_two_papers_is_one_member_and_gives_one_answer() -> None:
    officer = make.actor("secretariat.officer", day=DAY)
    first, second = make.members(2, council=2)
    make.seat("assembly.member", who=first, since=date(2023, 1, 1))  # a second paper
    make.seat("council.member", who=first, since=date(2023, 1, 1))
    assert count_members_on(DAY) == 2
    poll = meetings.start_poll(by=officer, at=AT, question_kk="Ия ма?", deadline=DAY + timedelta(days=3))
    for who, choice in ((first, "for"), (second, "against")):
        meetings.answer_poll(by=make.actor(day=DAY, who=who), at=AT, poll=poll, choice=choice)
    counted = PollAnswer.objects.filter(poll=poll, counted=True)
    assert {choice: counted.filter(choice=choice).count() for choice in ("for", "against")} == {
        "for": 1,
        "against": 1,
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        PollAnswer.objects.create(poll=poll, person=first, choice="for", day=DAY, at=AT.machine)


@pytest.mark.requirement("MEM-06")
def test_each_member_has_a_record_of_activity_that_the_council_sees_and_others_do_not() -> None:
    who = make.person("Ә. Мүше-Демо")
    body = make.organization("commission", name_kk="Тіл комиссиясы")
    make.seat("assembly.member", who=who)
    make.seat("commission.member", who=who, organization=body)
    BodyTask.objects.create(organization=body, text="Есеп дайындау", due=date(2024, 8, 1))
    BodyTask.objects.create(organization=body, text="Жоспар жасау", due=date(2024, 12, 1))
    where = f"/kk/activity/{who.pk}/"
    for reader in (who, make.seat("council.member").person, make.seat("secretariat.officer").person):
        status, html = page(reader, where)
        assert (
            status == 200 and "Есеп дайындау" in html and "Жоспар жасау" in html and "Тіл комиссиясы" in html
        )
        assert html.count('class="chip late"') == 1
    for reader in (None, make.seat("assembly.member").person, make.seat("state_body.clerk").person):
        status, html = page(reader, where)
        assert status in {302, 403} and "Есеп дайындау" not in html


@pytest.mark.requirement("MEM-06")
def test_a_task_is_of_those_who_sat_in_the_body_on_its_last_day() -> None:
    body = make.organization("commission")
    early, late = make.person(), make.person()
    make.seat("commission.member", who=early, organization=body, until=date(2024, 7, 1))
    make.seat("commission.member", who=late, organization=body, since=date(2024, 7, 1))
    for due in (date(2024, 6, 1), date(2024, 12, 1)):
        BodyTask.objects.create(organization=body, text=f"{due:%m}", due=due)
    assert [row.text for row in assignments_of(early, DAY)] == ["06"]
    assert [row.text for row in assignments_of(late, DAY)] == ["12"]
    assert [row.is_late_on(DAY) for row in assignments_of(early, DAY)] == [True]


@pytest.mark.requirement("MEM-07")
def test_the_card_says_region_category_who_nominated_and_the_term() -> None:
    who = make.person("Ә. Мүше-Демо")
    seat = make.seat("assembly.member", who=who, since=date(2023, 5, 1), until=date(2025, 5, 1), basis="Ө-1")
    Standing.objects.create(
        membership=seat, category="ethnocultural", category_paper="Жарғы", path="regional_session", region="KZ-39",
        proposed_by="«Бірлік» бірлестігі", decision="№ 4 шешім", decided_on=date(2023, 4, 1),
    )  # fmt: skip
    status, html = page(None, f"/kk/structure/people/{who.pk}/")
    assert status == 200
    for words in ("Қостанай", "«Бірлік» бірлестігі", "№ 4 шешім", "Жарғы", "2023", "2025", "Ө-1"):
        assert words in html.replace("\u00a0", " "), words
    assert f"/kk/activity/{who.pk}/" not in html  # attendance and assignments: for the Council
    _status, html = page(make.seat("council.member").person, f"/kk/structure/people/{who.pk}/")
    assert f"/kk/activity/{who.pk}/" in html


@pytest.mark.requirement("MEM-07")
def test_members_of_a_regional_assembly_are_listed_and_have_their_cards() -> None:
    region = make.organization("regional_assembly", area="KZ-39", name_kk="Қостанай облысының Ассамблеясы")
    who = make.person("Б. Өңірлік-Демо")
    make.seat("regional_assembly.member", who=who, organization=region)
    status, html = page(None, f"/kk/structure/organs/{region.slug}/")
    assert status == 200 and "Б. Өңірлік-Демо" in html and f"/kk/structure/people/{who.pk}/" in html


@pytest.mark.requirement("MEM-07")
def test_no_search_asks_for_ethnicity_even_where_it_was_shown() -> None:
    client = Client()
    who = make.person("Ә. Мүше-Демо")
    make.seat("assembly.member", who=who)
    client.force_login(make.account(who), "allauth.account.auth_backends.AuthenticationBackend")
    client.post("/kk/my/ethnicity/", {"words": "өзгеше", "shown": "on"})
    for where in ("/kk/structure/members/?name=өзгеше", "/kk/search/?q=өзгеше"):
        assert "Ә. Мүше-Демо" not in page(None, where)[1]
    assert "ethnicity" not in page(None, "/kk/structure/members/")[1]
