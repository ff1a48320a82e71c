"""Mechanisms of cooperation of the state and civil society: parties, paper, days; uses counted from records."""

from __future__ import annotations

import csv
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from shanyraq.decisions.models import Interaction, JointPlan, Mechanism, MechanismUse
from shanyraq.decisions.queries import mechanisms as asked
from shanyraq.decisions.services import coordinating, mechanisms
from shanyraq.decisions.services.joining import draft_joint_plan
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_pages import LANGUAGES, on, signed_in
from shanyraq.decisions.tests.test_services import refused
from shanyraq.journal.models import Entry

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)
SINCE = date(2023, 3, 1)


def entered(hall: Hall, **given: Any) -> Mechanism:
    facts = {
        "kind": "dialogue_platform", "title_kk": "Диалог алаңы", "paper": "Меморандум № 3", "since": SINCE,
        "bodies": [hall.ministry], "others": ["Қор"],
    }  # fmt: skip
    return mechanisms.enter_mechanism(by=hall.officer, at=hall.at(), **{**facts, **given})


def met(hall: Hall, day: date = DAY) -> Interaction:
    return coordinating.log_interaction(
        by=hall.officer, at=hall.at(), kind="civil", partner="Қор", day=day, purpose="Кездесу", result="Келісілді",
        next_step="Жоспар",
    )  # fmt: skip


def joint(hall: Hall, starts: date = DAY) -> JointPlan:
    return draft_joint_plan(
        by=hall.officer, at=hall.at(), starts=starts, ends=starts + 90 * ONE, responsible=hall.ministry,
        sides=[hall.ministry, hall.agency], title_kk="Бірлескен жоспар",
    )  # fmt: skip


def used(hall: Hall, row: Mechanism, **given: Any) -> MechanismUse:
    return mechanisms.record_use(by=hall.officer, at=hall.at(), mechanism=row, **given)


@pytest.mark.requirement("ME-F08", "ME-N02")
def test_a_mechanism_has_parties_a_paper_and_days(hall: Hall) -> None:
    for given, code in (
        ({"others": []}, "decisions.mechanism_of_one"), ({"paper": " "}, "decisions.mechanism_without_paper")
    ):  # fmt: skip
        with refused(code):
            entered(hall, **given)
    row = entered(hall, others=["Қор", " Қор ", ""])
    assert [party.body or party.name for party in row.parties.all()] == [hall.ministry, "Қор"]
    with refused("decisions.mechanism_ends_too_early"):
        mechanisms.end_mechanism(by=hall.officer, at=hall.at(), mechanism=row, until=SINCE, paper="№ 4")
    mechanisms.end_mechanism(by=hall.officer, at=hall.at(), mechanism=row, until=DAY, paper="№ 4")
    with refused("decisions.mechanism_ended"):
        mechanisms.end_mechanism(by=hall.officer, at=hall.at(), mechanism=row, until=DAY + ONE, paper="№ 4")
    assert [one.stands for one in asked.mechanisms_on(DAY)] == [False]
    with pytest.raises(IntegrityError), transaction.atomic():
        Mechanism.objects.filter(pk=row.pk).update(ended_paper="")
    assert Entry.objects.filter(act="decisions.enter_mechanism").count() == 1


@pytest.mark.requirement("ME-F08", "ME-N02")
def test_its_activity_is_counted_from_meetings_and_joint_plans(hall: Hall) -> None:
    row = entered(hall)
    meeting, plan = met(hall), joint(hall)
    with refused("decisions.one_record"):
        used(hall, row)
    with refused("decisions.one_record"):
        used(hall, row, interaction=meeting, joint_plan=plan)
    with refused("decisions.outside_mechanism"):
        used(hall, row, interaction=met(hall, SINCE - ONE))
    used(hall, row, interaction=meeting)
    with refused("decisions.use_known"):
        used(hall, row, interaction=meeting)
    gone = used(hall, row, joint_plan=plan)
    used(hall, row, interaction=met(hall, SINCE))
    [shown] = asked.mechanisms_on(DAY)
    assert (shown.meetings, shown.plans) == (2, 1)
    mechanisms.take_use_back(by=hall.officer, at=hall.at(DAY + ONE), use=gone)
    with refused("decisions.use_taken_back"):
        mechanisms.take_use_back(by=hall.officer, at=hall.at(DAY + ONE), use=gone)
    assert [one.plans for one in asked.mechanisms_on(DAY + ONE)] == [0]
    assert [one.plans for one in asked.mechanisms_on(DAY)] == [1]
    assert plan in asked.free_plans(row, DAY) and meeting not in asked.free_meetings(row, DAY)


@pytest.mark.requirement("ME-F08")
def test_use_is_counted_by_year_and_by_kind(hall: Hall) -> None:
    platform = entered(hall)
    agreement = entered(hall, kind="agreement", since=DAY)
    used(hall, platform, interaction=met(hall, date(2023, 5, 5)))
    used(hall, platform, interaction=met(hall))
    used(hall, agreement, joint_plan=joint(hall))
    years = asked.by_year(asked.mechanisms_on(DAY), DAY)
    told = [(one.year, one.standing, one.meetings, one.plans, dict(one.kinds)["agreement"]) for one in years]
    assert told == [(DAY.year, 2, 1, 1, 1), (2023, 1, 1, 0, 0)]
    assert asked.by_year([], DAY) == []


@pytest.mark.requirement("ME-F08", "ME-N02")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_register_is_public_and_taken_as_files(hall: Hall, language: str) -> None:
    on(DAY)
    row = entered(hall)
    used(hall, row, interaction=met(hall))
    root = f"/{language}/decisions/mechanisms/"
    assert f'href="{root}{row.pk}/"' in Client().get(root).content.decode()
    page = Client().get(f"{root}{row.pk}/").content.decode()
    assert "Меморандум № 3" in page and "Келісілді" in page and "Қор" in page
    [line] = csv.DictReader(Client().get(f"{root}?format=csv").content.decode("utf-8-sig").splitlines())
    assert (line["kind"], line["meetings"], line["joint_plans"]) == ("dialogue_platform", "1", "0")
    years = json.loads(Client().get(f"{root}?table=years&format=json").content)
    assert [(one["year"], one["dialogue_platform"]) for one in years] == [(DAY.year, 1), (2023, 0)]
    assert json.loads(Client().get(f"{root}?format=json&kind=agreement").content) == []
    assert Client().get(f"{root}{row.pk}/?on={DAY - ONE}").status_code == 404
    assert Client().get(f"{root}new/").status_code == 403


def test_an_officer_fills_the_register_by_forms(hall: Hall) -> None:
    on(DAY)
    desk, root = signed_in(hall.officer), "/en/decisions/mechanisms/"
    facts = {
        "kind": "agreement", "title_kk": "Келісім", "paper": "№ 1", "since": "01.03.2023", "bodies": [hall.ministry.pk]
    }  # fmt: skip
    assert desk.post(f"{root}new/", facts).status_code == 409
    assert desk.post(f"{root}new/", {**facts, "others": "Қор\n\nБірлестік"}).status_code == 302
    row, meeting = Mechanism.objects.get(), met(hall)
    assert row.parties.count() == 3
    assert desk.post(f"{root}{row.pk}/use/", {"interaction": meeting.pk}).status_code == 302
    use = MechanismUse.objects.get()
    assert desk.post(f"{root}uses/{use.pk}/end/").status_code == 302
    assert desk.post(f"{root}{row.pk}/end/", {"until": "01.01.2024", "paper": "№ 2"}).status_code == 302
    assert Mechanism.objects.get().until == date(2024, 1, 1)
