"""A candidate's way: proposed with proof, examined, submitted, decided; and how a mandate ends."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.bodies import candidates as rules
from shanyraq.bodies import queries, services
from shanyraq.bodies.labels import GROUNDS
from shanyraq.bodies.models import Candidacy, Ending
from shanyraq.bodies.queries.candidates import state, unfilled
from shanyraq.bodies.views import candidates as views
from shanyraq.journal.models import Entry
from shanyraq.people.models import Membership, Person
from shanyraq.web.documents import pdf_of
from tests import factories as make
from tests import pdfs

DAY = date(2024, 9, 2)
AT = make.moment(DAY)
LAST = date(2024, 6, 3)
PROOFS: dict[str, dict[str, Any]] = {
    "regional_session": {"region": "KZ-55", "proposed_by": "«Бірлік»", "decision": "№ 3", "decided_on": LAST},
    "association": {"proposed_by": "«Бірлік»", "supreme_body": True, "decision": "№ 4", "decided_on": LAST},
    "council": {"decision": "№ 5", "decided_on": LAST},
    "rotation": {"proposed_by": "«Бірлік»", "decision": "№ 6", "decided_on": LAST},
}
WHO = {"name_kk": "Дәурен Асан", "category": "ethnocultural", "citizenship": "Жеке куәлік"}


def propose(path: str = "association", **given: Any) -> Candidacy:
    make.organization("assembly", "assembly")
    officer = make.actor("secretariat.officer", day=DAY)
    return services.propose_candidate(by=officer, at=AT, **{**WHO, "path": path, **PROOFS[path], **given})


def examine(row: Candidacy, on: date = date(2024, 7, 1), **given: Any) -> None:
    officer = make.actor("secretariat.officer", day=DAY)
    services.record_examination(
        by=officer, at=AT, candidacy_id=row.pk, paper=given.get("paper", "№ К-3"), on=on
    )


def submit(row: Candidacy, role: str = "assembly.deputy_chair") -> None:
    services.submit_candidate(
        by=make.actor(role, day=DAY), at=AT, candidacy_id=row.pk, paper="№ Е-1", on=date(2024, 7, 2)
    )


def decide(row: Candidacy, outcome: Any = "approved", **given: Any) -> Candidacy:
    return services.record_decision_on_candidate(
        by=make.actor("secretariat.officer", day=DAY),
        at=AT,
        candidacy_id=row.pk,
        outcome=outcome,
        paper="Президенттің № 9 өкімі",
        on=date(2024, 8, 1),
        **given,
    )


@pytest.mark.django_db
@pytest.mark.requirement("MEM-02", "MEM-03", "MEM-04")
@pytest.mark.parametrize("path", PROOFS)
def test_on_each_path_a_candidate_becomes_a_member_only_by_the_president_s_act(path: str) -> None:
    row = propose(path)
    assert state(row, DAY) == "proposed"
    examine(row)
    submit(row)
    assert queries.count_members_on(DAY) == 0
    decide(row)
    (member,) = queries.roll_on(DAY)
    assert (member.person_id, member.path, member.since) == (row.person_id, path, date(2024, 8, 1))
    assert member.basis == "Президенттің № 9 өкімі, 01.08.2024"
    assert state(Candidacy.objects.get(), DAY) == "approved"
    entries = Entry.objects.filter(about=f"bodies.candidacy:{row.pk}")
    assert [entry.facts["step"] for entry in entries.order_by("pk")] == [
        "proposed",
        "examined",
        "submitted",
        "approved",
    ]
    assert all("law-70-iv-2008:15" in str(entry.law) for entry in entries)
    assert "Дәурен" not in str([entry.facts for entry in entries])


@pytest.mark.requirement("MEM-02", "MEM-03")
@pytest.mark.parametrize(
    ("path", "missing", "code"),
    [
        ("regional_session", "region", "bodies.region_not_named"),
        ("regional_session", "proposed_by", "bodies.proposer_not_named"),
        ("regional_session", "decision", "bodies.decision_not_named"),
        ("association", "proposed_by", "bodies.proposer_not_named"),
        ("association", "supreme_body", "bodies.branch_without_supreme_body"),
        ("association", "decided_on", "bodies.decision_not_named"),
        ("council", "decision", "bodies.decision_not_named"),
        ("rotation", "proposed_by", "bodies.proposer_not_named"),
    ],
)
def test_each_path_has_its_own_proof(path: str, missing: str, code: str) -> None:
    whole = rules.Proof(path, **PROOFS[path])
    assert rules.is_whole(whole, DAY)
    less = {name: value for name, value in PROOFS[path].items() if name != missing}
    verdict = rules.is_whole(rules.Proof(path, **less), DAY)
    assert getattr(verdict, "code", "") == code and str(verdict.law[0]) == "law-70-iv-2008:15(2)"


def test_a_decision_of_tomorrow_is_no_proof() -> None:
    proof = rules.Proof("council", decision="№ 5", decided_on=date(2024, 9, 3))
    assert getattr(rules.is_whole(proof, DAY), "code", "") == "bodies.paper_ahead"


@pytest.mark.django_db
@pytest.mark.requirement("MEM-02")
def test_a_nomination_without_its_proof_is_incomplete_and_waits() -> None:
    row = propose("regional_session", decision="", decided_on=None)
    assert state(row, DAY) == "incomplete"
    with pytest.raises(Refusal, match="bodies.decision_not_named"):
        examine(row)
    officer = make.actor("regional_secretariat.officer", day=DAY)
    services.complete_candidacy(by=officer, at=AT, candidacy_id=row.pk, **PROOFS["regional_session"])
    examine(row)
    with pytest.raises(Refusal, match="bodies.step_taken"):
        services.complete_candidacy(by=officer, at=AT, candidacy_id=row.pk, **PROOFS["regional_session"])


@pytest.mark.django_db
def test_the_steps_keep_their_order_and_each_is_taken_once() -> None:
    row = propose()
    with pytest.raises(Refusal, match="bodies.not_examined_by_council"):
        submit(row)
    with pytest.raises(Refusal, match="bodies.not_submitted"):
        decide(row)
    with pytest.raises(Refusal, match="bodies.paper_before_step"):
        examine(row, on=date(2024, 6, 2))
    with pytest.raises(Refusal, match="bodies.paper_ahead"):
        examine(row, on=date(2024, 9, 3))
    with pytest.raises(Refusal, match="bodies.paper_not_named"):
        examine(row, paper=" ")
    examine(row)
    with pytest.raises(Refusal, match="bodies.step_taken"):
        examine(row)
    with pytest.raises(Refusal, match="law.no_mandate"):
        submit(row, role="secretariat.head")
    submit(row)
    decide(row, "rejected")
    assert queries.count_members_on(DAY) == 0
    with pytest.raises(Refusal, match="bodies.candidacy_closed"):
        decide(row)


@pytest.mark.django_db
def test_the_president_may_appoint_another() -> None:
    row = propose()
    with pytest.raises(Refusal, match="bodies.other_not_named"):
        decide(row, "other_appointed")
    assert not row.steps.exists()
    decide(row, "other_appointed", name_kk="Сәуле Ким")
    (member,) = queries.roll_on(DAY)
    assert (member.name_kk, member.path) == ("Сәуле Ким", "president")


@pytest.mark.django_db
def test_who_may_not_be_proposed() -> None:
    with pytest.raises(Refusal, match="bodies.not_citizen"):
        propose(citizenship=" ")
    with pytest.raises(Refusal, match="bodies.name_missing"):
        propose(name_kk=" ")
    propose()
    with pytest.raises(Refusal, match="bodies.known_person"):
        propose(name_kk="Асан Даурен")
    who = Person.objects.get(name_kk="Дәурен Асан")
    with pytest.raises(Refusal, match="bodies.candidate_already"):
        propose(person_id=who.pk)
    propose(name_kk="Асан Даурен", namesake=True)
    member = make.seat("assembly.member").person
    with pytest.raises(Refusal, match="bodies.member_already"):
        propose(person_id=member.pk)


def end(seat: Membership, ground: str = "own_wish", **given: Any) -> Membership:
    fields = {"occurred_on": DAY, "paper": "Өтініш № 1", **given}
    officer = make.actor("secretariat.officer", day=DAY)
    return services.end_mandate(by=officer, at=AT, membership_id=seat.pk, ground=ground, **fields)


BY_ITSELF = ["own_wish", "loss_of_citizenship", "change_of_office", "death", "court_finding", "rotation"]
BY_DECISION = ["health", "improper_performance", "discrediting_act", "guilty_verdict", "other"]


@pytest.mark.django_db
@pytest.mark.parametrize("ground", [*BY_ITSELF, "recall"])
def test_seven_grounds_end_a_mandate_by_themselves_on_their_day(ground: str) -> None:
    seat = make.seat("assembly.member")
    end(seat, ground, recalled_by="«Бірлік»" if ground == "recall" else "")
    assert queries.count_members_on(DAY) == 0
    assert queries.count_members_on(date(2024, 9, 1)) == 1
    entry = Entry.objects.get(act="bodies.end_mandate")
    assert "law-70-iv-2008:17(1)" in entry.law and ground not in str(entry.facts)


@pytest.mark.django_db
@pytest.mark.parametrize("ground", BY_DECISION)
def test_five_grounds_end_it_only_by_the_president_s_decision_and_on_its_day(ground: str) -> None:
    seat = make.seat("assembly.member")
    with pytest.raises(Refusal, match="bodies.needs_presidents_decision"):
        end(seat, ground, occurred_on=date(2024, 8, 1))
    end(seat, ground, occurred_on=date(2024, 8, 1), decided_on=date(2024, 8, 20))
    assert queries.count_members_on(date(2024, 8, 19)) == 1
    assert queries.count_members_on(date(2024, 8, 20)) == 0


@pytest.mark.django_db
def test_moving_away_ends_a_regional_mandate_and_no_other() -> None:
    with pytest.raises(Refusal, match="bodies.no_such_ground"):
        end(make.seat("assembly.member"), "moved_away")
    assert end(make.seat("regional_assembly.member"), "moved_away").until == DAY


@pytest.mark.django_db
def test_only_the_body_that_nominated_recalls() -> None:
    row = propose()
    seat = decide_all(row)
    with pytest.raises(Refusal, match="bodies.recaller_not_named"):
        end(seat, "recall")
    with pytest.raises(Refusal, match="bodies.recalled_by_another"):
        end(seat, "recall", recalled_by="«Достық»")
    assert end(seat, "recall", recalled_by="«бірлік»").until == DAY


def decide_all(row: Candidacy) -> Membership:
    examine(row)
    submit(row)
    seat = decide(row).membership
    assert seat is not None
    return seat


@pytest.mark.django_db
def test_what_is_ended_is_not_ended_again_nor_before_it_began_nor_an_office() -> None:
    seat = make.seat("assembly.member", since=date(2024, 9, 1))
    with pytest.raises(Refusal, match="bodies.ends_before_it_begins"):
        end(seat, occurred_on=date(2024, 9, 1))
    with pytest.raises(Refusal, match="bodies.paper_ahead"):
        end(seat, occurred_on=date(2024, 9, 3))
    end(seat)
    with pytest.raises(Refusal, match="bodies.ended_already"):
        end(seat)
    assert Ending.objects.count() == 1
    with pytest.raises(Refusal, match="bodies.not_a_members_mandate"):
        end(make.seat("assembly.deputy_chair"))


@pytest.mark.django_db
def test_a_vacancy_is_listed_until_somebody_follows() -> None:
    seat = make.seat("assembly.member")
    end(seat, occurred_on=date(2024, 5, 1))
    assert [row.membership_id for row in unfilled(DAY)] == [seat.pk]
    row = propose(replaces_id=seat.pk)
    assert len(unfilled(DAY)) == 1
    decide_all(row)
    assert unfilled(DAY) == []


def test_every_ground_of_the_law_has_its_words() -> None:
    assert set(GROUNDS) == {*BY_ITSELF, "recall", "moved_away", *BY_DECISION}


def signed_in(client: Client, role: str) -> Client:
    who = make.person()
    make.seat(role, who=who)
    client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def text(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.django_db
def test_candidates_are_private_until_approved(client: Client) -> None:
    row = propose()
    for address in ("/en/structure/candidates/", f"/en/structure/candidates/{row.pk}/"):
        assert "Candidates are not public" in text(client, address, 403)
    text(client, "/en/structure/candidates/new/", 403)
    assert "Дәурен Асан" in text(signed_in(client, "council.member"), f"/kk/structure/candidates/{row.pk}/")


@pytest.mark.django_db
def test_the_whole_way_is_walked_on_the_pages(client: Client) -> None:
    make.organization("assembly", "assembly")
    officer = signed_in(client, "secretariat.officer")
    form = {**WHO, "path": "regional_session", "region": "KZ-55"}
    answer = officer.post("/en/structure/candidates/new/", form)
    row = Candidacy.objects.get()
    assert answer.status_code == 302
    here = f"/en/structure/candidates/{row.pk}/"
    assert "Bring the missing proof" in text(officer, here) and "The association is not named" in text(
        officer, here
    )
    proof = {"region": "KZ-55", "proposed_by": "«Бірлік»", "decision": "№ 3", "decided_on": "03.06.2024"}
    assert officer.post(here, proof).status_code == 302
    refused = officer.post(here, {"paper": "№ К-3", "on": "03.09.2024"})
    assert refused.status_code == 409 and "№ К-3" in refused.content.decode()
    assert officer.post(here, {"paper": "№ К-3", "on": "01.07.2024"}).status_code == 302
    assert "Record the step" not in text(officer, here)  # a Deputy Chair submits
    deputy = signed_in(Client(), "assembly.deputy_chair")
    assert deputy.post(here, {"paper": "№ Е-1", "on": "02.07.2024"}).status_code == 302
    act = {"outcome": "approved", "paper": "№ 9 өкім", "on": "01.08.2024"}
    assert officer.post(here, act).status_code == 302
    assert queries.is_member(row.person_id, DAY)
    seat = Membership.objects.get(person_id=row.person_id)
    there = f"/en/structure/mandates/{seat.pk}/"
    ending = {"do": "end", "end-ground": "own_wish", "end-occurred_on": "02.09.2024", "end-paper": "Өтініш"}
    assert officer.post(there, {**ending, "end-ground": "health"}).status_code == 409
    assert officer.post(there, ending).status_code == 302
    assert "Own wish" in text(officer, there) and "Own wish" not in text(Client(), there)
    assert "Seats nobody follows in yet" in text(officer, "/en/structure/candidates/")


@pytest.mark.django_db
def test_who_was_rejected_or_left_may_be_nominated_again_from_their_page(client: Client) -> None:
    row = propose()
    examine(row)
    submit(row)
    decide(row, "rejected")
    officer = signed_in(client, "secretariat.officer")
    again = f"/en/structure/candidates/new/?person={row.person_id}"
    assert f"?person={row.person_id}" in text(officer, f"/en/structure/candidates/{row.pk}/")
    form = {"category": "citizen", "path": "council", "citizenship": "Жеке куәлік"}
    assert officer.post(again, form).status_code == 302
    left = make.seat("assembly.member", until=date(2024, 1, 1)).person
    assert "Nominate for membership" in text(officer, f"/en/structure/people/{left.pk}/")
    assert "Nominate for membership" not in text(Client(), f"/en/structure/people/{left.pk}/")


@pytest.mark.django_db
@pytest.mark.requirement("MEM-04")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_for_the_president_names_the_examined_and_nobody_else(
    client: Client, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    examine(propose())
    propose(name_kk="Сәуле Ким")
    told: list[Any] = []
    monkeypatch.setattr(views, "pdf_of", lambda sheet: told.append(sheet) or pdf_of(sheet))
    address = f"/{language}/structure/candidates/list.pdf"
    assert client.get(address).status_code == 403
    answer = signed_in(client, "assembly.deputy_chair").get(address)
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF-")
    ((_text, table),) = [sheet.blocks for sheet in told]
    assert [row[0] for row in table.rows] == ["Дәурен Асан"] and "№ К-3, 01.07.2024" in table.rows[0][3]
    assert told[0].language == ("ru" if language == "ru" else "kk")
    paper = pdfs.read(answer.content)
    assert paper.wrong == [] and paper.language == told[0].language
    assert "Дәурен Асан" in paper.text and "TH" in paper.tags
