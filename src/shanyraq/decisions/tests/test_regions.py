"""A decision sent to all regions at once: each regional assembly has its card, and its working body answers."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override
from rulebook import Refusal

from shanyraq.decisions import queries
from shanyraq.decisions.forms import DraftForm
from shanyraq.decisions.models import Assignment, Decision
from shanyraq.decisions.queries.answering import people_who_answer
from shanyraq.decisions.services import answering
from shanyraq.decisions.tests.conftest import DAY, PDF, Hall
from shanyraq.decisions.tests.test_services import close, write
from shanyraq.journal.models import Entry
from shanyraq.organisations.services import set_competences
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from tests import factories

REGIONS = ("KZ-75", "KZ-79", "KZ-19")


@pytest.fixture
def assemblies(hall: Hall) -> list[Organization]:
    made = [
        factories.organization("regional_assembly", f"assembly-{area.lower()}", area=area) for area in REGIONS
    ]
    gone = factories.organization("regional_assembly", "assembly-gone", area="KZ-10")
    gone.until = date(2024, 1, 1)
    gone.save()
    return made


def answered(actor: Actor, card: Assignment) -> None:
    answering.answer_decision(
        by=actor, at=factories.moment(date(2024, 7, 1)), assignment_id=card.pk,
        number="5", dated=date(2024, 7, 1), text_kk="Орындалды.", document=PDF,
    )  # fmt: skip


@pytest.mark.requirement("STR-34")
def test_one_act_sends_a_decision_to_every_regional_assembly(
    hall: Hall, assemblies: list[Organization]
) -> None:
    draft = write(hall, addressees=[hall.ministry, assemblies[0]], to_all_regions=True)
    assert {body.slug for body in draft.addressees.all()} == {"ministry", assemblies[0].slug}
    late = factories.organization("regional_assembly", "assembly-late", area="KZ-55")
    before = Entry.objects.count()
    [decision] = close(hall)
    sent = set(decision.assignments.values_list("addressee__slug", flat=True))
    assert sent == {"ministry", late.slug, *(body.slug for body in assemblies)}
    assert Entry.objects.count() == before + 1
    assert decision.to_all_regions and decision.assignments.values("outgoing_number").distinct().count() == 5


def test_a_decision_to_all_regions_alone_needs_one_that_exists(hall: Hall) -> None:
    with pytest.raises(Refusal, match=r"^decisions\.no_addressee$"):
        write(hall, addressees=[], to_all_regions=True)
    factories.organization("regional_assembly", "assembly-one", area="KZ-75")
    assert write(hall, addressees=[], to_all_regions=True).to_all_regions


@pytest.mark.requirement("STR-19", "STR-34")
def test_the_secretariat_of_a_region_answers_for_its_assembly_and_for_no_other(
    hall: Hall, assemblies: list[Organization]
) -> None:
    office = factories.organization("regional_secretariat", "secretariat-almaty", area=REGIONS[0])
    officer = factories.actor("regional_secretariat.officer", day=DAY, organization=office)
    write(hall, addressees=[], to_all_regions=True)
    [decision] = close(hall)
    own, other = (decision.assignments.get(addressee=body) for body in assemblies[:2])
    with pytest.raises(Refusal, match=r"^decisions\.not_your_card$"):
        answered(officer, other)
    answered(officer, own)
    shown = {c.assignment.addressee.slug: c.state for c in queries.cards_of(decision, date(2024, 9, 2))}
    assert shown == {
        assemblies[0].slug: "answered",
        assemblies[1].slug: "overdue",
        assemblies[2].slug: "overdue",
    }
    assert [task.title for task in queries.tasks_of(officer, date(2024, 9, 2))] == []
    told = [[seat.person_id for seat in people_who_answer(body, DAY)] for body in assemblies[:2]]
    assert told == [[officer.person_id], []]


@pytest.mark.parametrize("role", ["akimat.clerk", "association.head"])
def test_an_akimat_and_an_association_answer_their_own_cards(hall: Hall, role: str) -> None:
    body = factories.organization(role.split(".")[0], "addressee", area=REGIONS[0])
    stranger = factories.organization(role.split(".")[0], "stranger", area=REGIONS[1])
    own, other = (factories.actor(role, day=DAY, organization=one) for one in (body, stranger))
    write(hall, addressees=[body])
    close(hall)
    card = Assignment.objects.get(addressee=body)
    with pytest.raises(Refusal, match=r"^decisions\.not_your_card$"):
        answered(other, card)
    answered(own, card)
    assert queries.card_facts(card).state == "answered"


def test_the_page_shows_each_region_and_says_where_nothing_was_sent(
    hall: Hall, assemblies: list[Organization], client: Client
) -> None:
    write(hall, addressees=[], to_all_regions=True)
    [decision] = close(hall)
    page = client.get(f"/en/decisions/{decision.identifier}/?on=2024-09-02").content.decode()
    assert "0 of 20 regions have an accepted answer." in page
    assert page.count("its assembly is not in the register") == 20 - len(REGIONS)
    Decision.objects.update(to_all_regions=False)
    assert "In the regions" not in client.get(f"/en/decisions/{decision.identifier}/").content.decode()


@pytest.mark.requirement("STR-32")
def test_whoever_chooses_addressees_sees_what_each_deals_with(hall: Hall) -> None:
    set_competences(by=hall.officer, at=hall.at(), slug="ministry", what=["culture", "languages"])
    with override("en"):
        offered = [str(label) for _value, label in DraftForm(day=DAY).fields["addressees"].choices]  # type: ignore[attr-defined]
    assert [label for label in offered if "(" in label] == ["Organisation ministry (Culture, Languages)"]
