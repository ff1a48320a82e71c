"""A candidate's way to the Assembly, step by step, each with its paper (Law 70-IV, art. 15)."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal, cast

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import candidates as rules
from shanyraq.bodies import queries
from shanyraq.bodies.models import Candidacy, CandidacyStep, Standing
from shanyraq.bodies.queries.candidates import facts_of, namesakes
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import members as law
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization, Person

PRESIDENT = "state.president"


@act
def propose_candidate(
    *,
    by: Actor,
    at: Moment,
    category: str,
    path: str,
    citizenship: str,
    category_paper: str = "",
    person_id: int | None = None,
    name_kk: str = "",
    name_ru: str = "",
    name_en: str = "",
    namesake: bool = False,
    replaces_id: int | None = None,
    **proof: Any,
) -> Candidacy:
    """Begin a candidacy on one of the four paths; what proof is missing may be brought later.

    `proof` are `region`, `proposed_by`, `supreme_body`, `decision`, `decided_on`. The person is one already here,
    or a new one by name; where somebody has that name, `namesake` says that it is another person. Refuses as
    `law.members.may_propose`, with "bodies.known_person", "bodies.member_already", "bodies.candidate_already".
    """
    verdict = law.may_propose(
        rulebook(), cast(law.Path, rules.LAW_PATH.get(path, path)), bool(citizenship.strip()), at.day
    ).require()
    person = _person(person_id, name_kk, name_ru, name_en, namesake)
    if queries.is_member(person.pk, at.day):
        Refused("bodies.member_already", verdict.law).require()
    if Candidacy.objects.filter(person=person).exclude(steps__kind__in=rules.ENDS).exists():
        Refused("bodies.candidate_already", verdict.law).require()
    row = Candidacy.objects.create(
        person=person,
        category=category,
        category_paper=category_paper.strip(),
        path=path,
        citizenship=citizenship.strip(),
        replaces_id=replaces_id,
        begun_on=at.day,
        **proof,
    )
    _record(row, at, verdict, "proposed")
    return row


@act
def complete_candidacy(*, by: Actor, at: Moment, candidacy_id: int, **proof: Any) -> Candidacy:
    """Bring the proof a nomination lacks, or put it right, until the Council has examined the candidate.

    `proof` as in `propose_candidate`. Refuses as `candidates.is_whole`, with "bodies.step_taken".
    """
    row = _locked(candidacy_id)
    if row.steps.exists():
        Refused("bodies.step_taken").require()
    for name, value in proof.items():
        setattr(row, name, value)
    verdict = rules.is_whole(facts_of(row).proof, at.day).require()
    row.save(update_fields=list(proof))
    _record(row, at, verdict, "completed")
    return row


@act
def record_examination(*, by: Actor, at: Moment, candidacy_id: int, paper: str, on: date) -> Candidacy:
    """Record that a meeting of the Council examined a candidate: its minutes and day.

    Refuses as `candidates.is_whole` and `candidates.may_step`.
    """
    row = _locked(candidacy_id)
    facts = facts_of(row)
    verdict = first_refusal(
        rules.is_whole(facts.proof, at.day),
        rules.may_step(facts.taken, "examined", paper=paper, on=on, last_on=facts.last_on, day=at.day),
    ).require()
    _step(row, "examined", paper, on, at)
    _record(row, at, verdict, "examined", paper=paper, on=on)
    return row


@act
def submit_candidate(*, by: Actor, at: Moment, candidacy_id: int, paper: str, on: date) -> Candidacy:
    """Submit a candidate to the President as a Deputy Chair. Refuses as `law.members.may_submit`, `candidates.may_step`."""
    row = _locked(candidacy_id)
    facts = facts_of(row)
    verdict = first_refusal(
        law.may_submit(rulebook(), "assembly.deputy_chair", "examined" in facts.taken, at.day),
        rules.may_step(facts.taken, "submitted", paper=paper, on=on, last_on=facts.last_on, day=at.day),
    ).require()
    _step(row, "submitted", paper, on, at)
    _record(row, at, verdict, "submitted", paper=paper, on=on)
    return row


@act
def record_decision_on_candidate(
    *,
    by: Actor,
    at: Moment,
    candidacy_id: int,
    outcome: Literal["approved", "rejected", "other_appointed"],
    paper: str,
    on: date,
    name_kk: str = "",
    name_ru: str = "",
    name_en: str = "",
    namesake: bool = False,
) -> Candidacy:
    """Record the President's act: the candidate approved, rejected, or another person appointed, whose name is given.

    Who is approved or appointed is a member from the act's day, on that paper. Refuses as `law.members.may_approve`,
    `candidates.may_step`, and with "bodies.member_already", "bodies.other_not_named", "bodies.known_person".
    """
    row = _locked(candidacy_id)
    facts = facts_of(row)
    verdict = first_refusal(
        law.may_approve(
            rulebook(),
            PRESIDENT,
            "submitted" in facts.taken,
            cast(law.Outcome, rules.OUTCOMES[outcome]),
            at.day,
        ),
        rules.may_step(facts.taken, outcome, paper=paper, on=on, last_on=facts.last_on, day=at.day),
    ).require()
    _step(row, outcome, paper, on, at)
    if outcome != "rejected":
        other = outcome == "other_appointed"
        person = _other(name_kk, name_ru, name_en, namesake) if other else row.person
        row.membership = _seated(person, row, paper, on, at, other=other)
        row.save(update_fields=["membership"])
    _record(row, at, verdict, outcome, paper=paper, on=on)
    return row


def _locked(candidacy_id: int) -> Candidacy:
    return Candidacy.objects.select_for_update().get(pk=candidacy_id)


def _step(row: Candidacy, kind: str, paper: str, on: date, at: Moment) -> None:
    CandidacyStep.objects.create(
        candidacy=row, kind=kind, paper=paper.strip(), day=on, recorded_at=at.machine
    )


def _record(row: Candidacy, at: Moment, verdict: Allowed, step: str, **facts: Any) -> None:
    said = {"step": step, "path": row.path, "region": row.region, **facts}
    record(
        about=f"bodies.candidacy:{row.pk}",
        verdict=verdict,
        facts=said,
        personal={"candidate": f"person:{row.person_id}"},
    )


def _person(person_id: int | None, kk: str, ru: str, en: str, namesake: bool) -> Person:
    if person_id is not None:
        return Person.objects.get(pk=person_id)
    if not kk.strip():
        Refused("bodies.name_missing").require()
    same = namesakes(kk, ru)
    if same and not namesake:
        Refused("bodies.known_person", facts={"same": len(same)}).require()
    return Person.objects.create(name_kk=kk.strip(), name_ru=ru.strip(), name_en=en.strip())


def _other(kk: str, ru: str, en: str, namesake: bool) -> Person:
    if not kk.strip():
        Refused("bodies.other_not_named").require()
    return _person(None, kk, ru, en, namesake)


def _seated(person: Person, row: Candidacy, paper: str, on: date, at: Moment, *, other: bool) -> Membership:
    if queries.is_member(person.pk, on) or queries.is_member(person.pk, at.day):
        Refused("bodies.member_already").require()
    seat = Membership.objects.create(
        person=person,
        organization=Organization.objects.get(classification="assembly"),
        role="member",
        since=on,
        basis=f"{paper.strip()}, {on:%d.%m.%Y}"[:300],
        recorded_at=at.machine,
        recorded_on=at.day,
    )
    way = {"path": "president", "decision": paper.strip(), "decided_on": on}
    if not other:
        way = {"path": row.path, "region": row.region, "proposed_by": row.proposed_by}
        way |= {"decision": row.decision, "decided_on": row.decided_on, "category_paper": row.category_paper}
    Standing.objects.create(membership=seat, category=row.category, **way)
    return seat
