"""The matrix of responsibility: who in the Council answers for which decision. It is decisions that are late, not people."""

from datetime import date

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.decisions.models import Decision, Responsible
from shanyraq.decisions.queries import own_data
from shanyraq.decisions.queries.duties import lines_on, matrix_on, members_on, standing_on
from shanyraq.decisions.services.duties import name_responsible, release_responsible
from shanyraq.decisions.tests.conftest import Hall
from shanyraq.decisions.tests.test_pages import on, signed_in
from shanyraq.decisions.tests.test_services import TERM, close, write
from shanyraq.journal.models import Entry
from shanyraq.people.models import Person
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("COU-06", "ME-Q02")]
SOON, LATE = date(2024, 7, 10), date(2024, 8, 15)
PAGE = "/en/decisions/council/"


@pytest.fixture
def people(hall: Hall) -> list[Person]:
    """Make three members of the Council, and two decisions; the first has a term that passes."""
    write(hall)
    write(hall, 2, title_kk="Мұрағат ашылсын", term=date(2024, 12, 1))
    close(hall)
    return factories.members(3, council=3)


def named(hall: Hall, person: Person, number: int = 1, day: date = SOON) -> Responsible:
    decision = Decision.objects.get(number=number)
    return name_responsible(by=hall.chair, at=hall.at(day), decision=decision, person=person)


def test_the_matrix_lays_decisions_against_members_and_counts_what_is_overdue(
    hall: Hall, people: list[Person]
) -> None:
    named(hall, people[0])
    named(hall, people[0], 2)
    named(hall, people[1], 2)
    first, second = lines_on(LATE)
    assert (first.decision.number, first.state, first.due) == (1, "overdue", TERM)
    assert [one.person for one in first.people] == [people[0]] and second.state == "sent"
    told = matrix_on(LATE)
    assert dict(told.counts) == {"open": 2, "overdue": 1, "nobody": 0}
    assert list(told.found) == [first.decision.pk, second.decision.pk]
    members = {one.row.person_id: one for one in members_on([first, second], LATE, "kk")}
    assert {key: one.overdue for key, one in members.items()} == {
        people[0].pk: 1,
        people[1].pk: 0,
        people[2].pk: 0,
    }
    assert [line.state for line in lines_on(SOON)] == ["sent", "sent"]


def test_ones_own_data_say_what_one_answers_for(hall: Hall, people: list[Person]) -> None:
    named(hall, people[0])
    told = own_data(people[0])
    assert [(row["decision"], row["until"]) for row in told["responsibilities"]] == [("2024-1", None)]
    assert own_data(people[2])["responsibilities"] == [] and told["entered"] == told["reviewed"] == []
    assert own_data(Person.objects.get(pk=hall.chair.person_id))["signed"] == [
        {"decision": "2024-1"},
        {"decision": "2024-2"},
    ]


def test_only_a_member_of_the_council_answers_and_for_one_decision_once(
    hall: Hall, people: list[Person]
) -> None:
    named(hall, people[0])
    with pytest.raises(Refusal, match="decisions.answers_for_it_already"):
        named(hall, people[0])
    with pytest.raises(Refusal, match="decisions.not_in_the_council"):
        named(hall, factories.person())
    with pytest.raises(Refusal, match="law.no_mandate"):
        name_responsible(
            by=hall.clerk, at=hall.at(SOON), decision=Decision.objects.get(number=1), person=people[1]
        )
    entry = Entry.objects.get(act="decisions.name_responsible")
    assert str(people[0].pk) not in str(entry.facts) and entry.detail.values == {"person": people[0].pk}


def test_nobody_answers_for_a_decision_whose_place_was_taken(hall: Hall, people: list[Person]) -> None:
    first, second = Decision.objects.order_by("number")
    Decision.objects.filter(pk=second.pk).update(replaces=first)
    with pytest.raises(Refusal, match="decisions.withdrawn_meanwhile"):
        named(hall, people[0])


def test_who_is_released_stays_in_the_record_of_the_days_before(hall: Hall, people: list[Person]) -> None:
    row = named(hall, people[0])
    with pytest.raises(Refusal, match="decisions.release_without_reason"):
        release_responsible(by=hall.chair, at=hall.at(LATE), responsible=row, why=" ")
    release_responsible(by=hall.chair, at=hall.at(LATE), responsible=row, why="Ауысты")
    with pytest.raises(Refusal, match="decisions.released_already"):
        release_responsible(by=hall.chair, at=hall.at(LATE), responsible=row, why="Ауысты")
    assert list(standing_on(SOON)) == [row] and not standing_on(LATE).exists()
    assert named(hall, people[0], day=LATE).pk != row.pk  # and may answer for it again


def test_the_page_names_late_decisions_and_gives_nobody_a_mark(hall: Hall, people: list[Person]) -> None:
    named(hall, people[0])
    on(LATE)
    text = Client().get(PAGE).content.decode()
    assert "1 decision is overdue" in text and people[0].name_en in text and "nobody yet" in text
    assert "%" not in text.split("<main")[1].split("</main>")[0]
    assert "Name who answers" not in text
    rows = Client().get(f"{PAGE}?format=csv").content.decode().removeprefix("\ufeff").splitlines()
    assert (
        rows[0].startswith("decision,title,state,due,as_of,")
        and rows[1].startswith("2024-1,")
        and ",x," in f"{rows[1]},"
    )
    told = Client().get(f"{PAGE}?format=json").json()
    assert told[0]["answer_for_it"] == [people[0].name_kk] and told[0]["state"] == "overdue"
    before = Client().get(f"{PAGE}?on=2024-07-01").content.decode()
    assert "No decision is overdue" in before


def test_the_chair_names_and_releases_on_the_page(hall: Hall, people: list[Person]) -> None:
    on(SOON)
    client = signed_in(hall.chair)
    decision = Decision.objects.get(number=1)
    given = {"decision": decision.pk, "person": people[1].name_kk}
    assert client.post(f"{PAGE}name/", given).status_code == 302
    again = client.post(f"{PAGE}name/", given)
    assert again.status_code == 409 and "answers for the decision already" in again.content.decode()
    row = Responsible.objects.get()
    assert client.post(f"{PAGE}{row.pk}/release/", {"why": "…"}).status_code == 302
    row.refresh_from_db()
    assert row.until == SOON
    assert signed_in(hall.clerk).get(f"{PAGE}name/").status_code == 403
