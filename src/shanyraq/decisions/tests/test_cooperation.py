"""Topics and their bodies, recommendations and proposals, meetings with partners, help with restricted sight, the past."""

import csv
from datetime import date, timedelta

import pytest
from django.test import Client

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Advice, HelpRequest, TopicBody
from shanyraq.decisions.queries import cooperation as asked
from shanyraq.decisions.queries.history import past_assignments
from shanyraq.decisions.services import coordinating
from shanyraq.decisions.tests.conftest import DAY, Hall
from shanyraq.decisions.tests.test_pages import LANGUAGES, on, signed_in
from shanyraq.decisions.tests.test_services import refused
from shanyraq.journal.models import Entry
from tests import factories

pytestmark = pytest.mark.django_db
ONE = timedelta(days=1)


def topic(hall: Hall, **given: object) -> object:
    facts = {"name_kk": "Тіл саясаты", "lead": hall.ministry, "bodies": [hall.agency]}
    return coordinating.enter_topic(by=hall.officer, at=hall.at(), **{**facts, **given})


@pytest.mark.requirement("CTL-06")
def test_topics_stand_beside_bodies_with_one_that_leads(hall: Hall) -> None:
    topic(hall)
    matrix = asked.matrix_on(DAY)
    cells = dict(zip([body.slug for body in matrix.bodies], matrix.rows[0][1], strict=True))
    assert cells == {"ministry": "leads", "agency": "works"}
    with refused("decisions.topic_known"):
        topic(hall)
    with refused("decisions.topic_of_one"):
        topic(hall, name_kk="Басқа", bodies=[])
    assert asked.matrix_on(DAY - ONE).rows == ()


@pytest.mark.requirement("CTL-06")
def test_a_change_of_lead_keeps_who_led_before(hall: Hall) -> None:
    made = topic(hall)
    third = factories.organization("akimat", "third")
    later = hall.at(DAY + 9 * ONE)
    coordinating.change_topic(by=hall.officer, at=later, topic=made, lead=hall.agency, bodies=[third])
    then, now = asked.matrix_on(DAY + 8 * ONE), asked.matrix_on(DAY + 9 * ONE)
    assert dict(zip([b.slug for b in then.bodies], then.rows[0][1], strict=True))["ministry"] == "leads"
    assert dict(zip([b.slug for b in now.bodies], now.rows[0][1], strict=True)) == {
        "agency": "leads",
        "third": "works",
    }
    assert TopicBody.objects.filter(until__isnull=False).count() == 2


def advised(hall: Hall, kind: str = "recommendation", **given: object) -> Advice:
    body = factories.organization("regional_assembly", "east", area="KZ-63")
    facts = {
        "body": body if kind == "recommendation" else hall.ministry,
        "number": "Ұ-1",
        "text_kk": "Үйірме ашу",
    }
    document = {"document": "Тілдерді дамыту бағдарламасы", "clause": "4.2"} if kind == "proposal" else {}
    return coordinating.send_advice(
        by=hall.officer, at=hall.at(), kind=kind, **{**facts, **document, **given}
    )


@pytest.mark.requirement("FUN-06")
def test_a_recommendation_goes_to_a_region_and_ends_adopted_in_part_or_rejected_with_a_reason(
    hall: Hall,
) -> None:
    first, second = advised(hall), advised(hall, number="Ұ-2")
    with refused("decisions.recommendation_without_region"):
        advised(hall, body=hall.ministry)
    later = {"by": hall.officer, "at": hall.at(DAY + ONE)}
    with refused("decisions.reason_missing"):
        coordinating.record_outcome(**later, advice=first, outcome="rejected", outcome_paper="№ 9")
    coordinating.record_outcome(
        **later, advice=first, outcome="partly", outcome_paper="№ 9", outcome_why="Қаржы жоқ"
    )
    with refused("decisions.outcome_known"):
        coordinating.record_outcome(**later, advice=first, outcome="adopted", outcome_paper="№ 9")
    assert asked.outcomes_by_area(DAY + ONE) == {
        "KZ-63": {"adopted": 0, "partly": 1, "rejected": 0, "awaited": 1}
    }
    assert asked.outcomes_by_area(DAY)["KZ-63"]["awaited"] == 2, "the day before knows no outcome"
    assert second.outcome == ""


@pytest.mark.requirement("ME-F03")
def test_a_proposal_names_the_document_and_its_point_and_the_decision_on_it(hall: Hall) -> None:
    with refused("decisions.proposal_without_document"):
        advised(hall, "proposal", document=" ")
    with refused("decisions.proposal_to_state_bodies"):
        advised(hall, "proposal", body=factories.organization("association", "union"))
    made = advised(hall, "proposal")
    coordinating.record_outcome(
        by=hall.officer, at=hall.at(), advice=made, outcome="adopted", outcome_paper="Бұйрық № 3"
    )
    on(DAY)
    text = Client().get("/en/decisions/advice/?kind=proposal&format=csv").content.decode("utf-8-sig")
    row = next(csv.DictReader(text.splitlines()))
    assert (row["document"], row["clause"], row["outcome"], row["outcome_paper"]) == (
        "Тілдерді дамыту бағдарламасы", "4.2", "adopted", "Бұйрық № 3",
    )  # fmt: skip


@pytest.mark.requirement("FUN-04", "FUN-S4")
def test_a_meeting_has_one_partner_a_purpose_a_result_and_a_next_step(hall: Hall) -> None:
    told = {"purpose": "Тіл", "result": "Келісілді", "next_step": "Жоба", "day": DAY}
    log = {"by": hall.officer, "at": hall.at(), **told}
    coordinating.log_interaction(**log, kind="central", body=hall.ministry)
    coordinating.log_interaction(**log, kind="international", partner="Ойдан алынған ұйым")
    for wrong in ({"body": hall.ministry, "partner": "Екінші"}, {}):
        with refused("decisions.one_partner"):
            coordinating.log_interaction(**log, kind="civil", **wrong)
    with refused("decisions.answer_ahead"):
        coordinating.log_interaction(**{**log, "day": DAY + ONE}, kind="central", body=hall.ministry)
    assert [one.kind for one in asked.interactions_on(DAY, "central")] == ["central"]
    assert dict(asked.correspondents_on(DAY))[hall.ministry] == DAY
    assert dict(asked.correspondents_on(DAY))[hall.agency] is None


@pytest.mark.requirement("CTL-08")
def test_a_request_for_help_is_seen_by_the_body_that_asked_and_the_secretariat_alone(hall: Hall) -> None:
    on(DAY)
    secret = "Құпия мән-жай"
    made = coordinating.ask_help(
        by=hall.clerk, at=hall.at(), kind="extremism", body=hall.ministry, text=secret
    )
    other = factories.actor("state_body.clerk", day=DAY, organization=hall.agency)
    path = "/en/decisions/help/"
    clients = {
        name: signed_in(who)
        for name, who in (("own", hall.clerk), ("office", hall.officer), ("other", other))
    }
    shown = {name: client.get(path).content.decode() for name, client in clients.items()}
    assert secret in shown["own"] and secret in shown["office"]
    public = Client().get(path).content.decode()
    assert secret not in shown["other"] and secret not in public and "Organisation ministry" not in public
    assert asked.help_counted(DAY.year)[0] == ("extremism", 1, 0)
    entry = Entry.objects.latest("pk")
    assert entry.actor == "unnamed" and secret not in str(entry.facts) and "ministry" not in str(entry.facts)
    assert clients["other"].get(f"{path}{made.pk}/answer/").status_code == 403
    with refused("decisions.help_is_restricted"):
        coordinating.ask_help(by=other, at=hall.at(), kind="rights", body=hall.ministry, text="…")


@pytest.mark.requirement("CTL-08")
def test_help_is_answered_once(hall: Hall) -> None:
    made = coordinating.ask_help(by=hall.clerk, at=hall.at(), kind="rights", body=hall.ministry, text="…")
    given = {"by": hall.officer, "at": hall.at(), "help_request": made, "answer": "Сарапшы жіберілді"}
    coordinating.answer_help(**given)
    with refused("decisions.help_answered"):
        coordinating.answer_help(**given)
    assert HelpRequest.objects.get().answered_on == DAY and asked.help_counted(DAY.year)[2] == (
        "rights",
        1,
        1,
    )


@pytest.mark.requirement("CTL-07")
def test_the_assignment_of_2005_stands_with_its_outcome_and_the_lines_of_both() -> None:
    told = past_assignments()[0]
    assert (told.given_on, told.outcome_year) == (date(2005, 4, 23), 2011)
    assert (told.source, told.outcome_source) == ("001:232-235", "001:288-293")
    assert rulebook().acts[told.act].date == told.given_on
    for texts in (told.addressee, told.text, told.outcome):
        assert set(texts) == {"kk", "ru", "en"} and all(texts.values())


@pytest.mark.requirement("CTL-07")
def test_an_outcome_is_not_shown_before_its_year() -> None:
    on(DAY)
    assert "2011" in Client().get("/en/decisions/history/").content.decode()
    before = Client().get("/en/decisions/history/?on=2008-01-01")
    assert before.status_code == 200 and "was founded at the Academy" not in before.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    [
        "topics/",
        "advice/",
        "advice/?kind=proposal",
        "meetings/",
        "help/",
        "history/",
        "topics/?format=csv",
        "meetings/?format=csv",
    ],
)
def test_anybody_reads_the_pages_of_work_with_others(hall: Hall, language: str, path: str) -> None:
    on(DAY)
    topic(hall)
    advised(hall)
    assert Client().get(f"/{language}/decisions/{path}").status_code == 200


def test_officers_fill_in_topics_advice_and_meetings_from_the_pages(hall: Hall) -> None:
    on(DAY)
    client, ministry, agency = signed_in(hall.officer), hall.ministry.pk, hall.agency.pk
    for path, given in {
        "topics/new/": {"name_kk": "Тіл", "lead": ministry, "bodies": [agency]},
        "advice/new/": {
            "kind": "proposal",
            "body": ministry,
            "number": "1",
            "document": "Бағдарлама",
            "text_kk": "…",
        },
        "meetings/new/": {
            "kind": "central",
            "body": ministry,
            "day": "14.06.2024",
            "purpose": "…",
            "result": "…",
            "next_step": "…",
        },
    }.items():
        assert client.get(f"/en/decisions/{path}").status_code == 200
        assert client.post(f"/en/decisions/{path}", given).status_code == 302, path
        assert Client().post(f"/en/decisions/{path}", given).status_code == 403
    change = f"/en/decisions/topics/{TopicBody.objects.first().topic_id}/"
    assert client.post(change, {"lead": agency, "bodies": [ministry]}).status_code == 302
