"""An election of deputies by a Session: its call, its candidates, its results. Ballots are `services.counting`."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Candidate, Deputy, Election
from shanyraq.meetings.models.elections import MAZHILIS
from shanyraq.meetings.queries import elections as queries
from shanyraq.meetings.queries.counting import is_running_on
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import elections as rules
from shanyraq.meetings.services.locking import locked
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Person

SEATS = "meetings.seats"


def _held(election: Election) -> Election:
    return Election.objects.select_for_update().get(pk=election.pk)


def _about(election: Election) -> str:
    return f"meetings.election:{election.pk}"


@act
def call_election(
    *, by: Actor, at: Moment, item: AgendaItem, called_by: str, called_on: date, paper: str
) -> Election:
    """Record that the President, or the Central Election Commission for a vacancy, called an election for the free seats.

    Refuses as `rules.elections.may_call`, and with "meetings.paper_missing".
    """
    in_turn(SEATS)
    session = locked(item.session)
    verdict = first_refusal(
        rules.may_call(
            rulebook(),
            facts_of(session, at.day),
            subject=item.subject,
            called=queries.election_of(item) is not None,
            called_on=called_on,
            in_office=len(queries.seats_held()),
            day=at.day,
        ),
        Allowed() if paper.strip() else Refused("meetings.paper_missing"),
    ).require()
    made = Election.objects.create(
        item=item,
        called_by=called_by,
        called_on=called_on,
        paper=paper.strip(),
        seats=verdict.facts["seats"],
        recorded_on=at.day,
    )
    said = {"number": session.number, "item": item.position, "seats": made.seats, "paper": made.paper}
    record(about=_about(made), verdict=verdict, facts=said)
    return made


@act
def nominate_candidate(
    *,
    by: Actor,
    at: Moment,
    election: Election,
    person: Person,
    paper: str,
    nominated_on: date,
    path: str = "council",
) -> Candidate:
    """Record a candidate with the paper of those who brought them in; the number on the ballot is the next one.

    Refuses as `rules.elections.may_nominate`, and with "meetings.paper_missing".
    """
    row = _held(election)
    verdict = first_refusal(
        rules.may_nominate(
            rulebook(),
            path=path,
            nominated_on=nominated_on,
            listed=row.candidates.filter(person=person).exists(),
            voted=queries.is_ballot_opened(row),
            day=at.day,
        ),
        Allowed() if paper.strip() else Refused("meetings.paper_missing"),
    ).require()
    made = Candidate.objects.create(
        election=row,
        person=person,
        number=row.candidates.count() + 1,
        path=path,
        paper=paper.strip(),
        nominated_on=nominated_on,
    )
    record(
        about=_about(row),
        verdict=verdict,
        facts={"item": row.item.position, "number": made.number, "path": path, "paper": made.paper},
        personal={"person": person.pk},
    )
    return made


@act
def withdraw_candidate(*, by: Actor, at: Moment, candidate: Candidate, why: str) -> Candidate:
    """Record that a candidate withdrew, with the reason; the name stays, marked, and is on no further ballot.

    Refuses as `rules.elections.may_withdraw`, and with "meetings.reason_missing".
    """
    election = _held(candidate.election)
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    verdict = first_refusal(
        rules.may_withdraw(
            withdrawn=row.withdrawn_on is not None,
            running=is_running_on(election.item),
            elected=str(row.pk) in queries.outcome_of(rulebook(), election).elected,
        ),
        Allowed() if why.strip() else Refused("meetings.reason_missing"),
    ).require()
    row.withdrawn_on, row.why_withdrawn = at.day, why.strip()
    row.save(update_fields=["withdrawn_on", "why_withdrawn"])
    record(
        about=_about(election),
        verdict=verdict,
        facts={"item": election.item.position, "number": row.number, "why": row.why_withdrawn},
        personal={"person": row.person_id},
    )
    return row


@act
def fix_results(
    *, by: Actor, at: Moment, election: Election, paper: str, results_on: date, since: date
) -> list[Deputy]:
    """Record the results as the Central Election Commission fixed them: who was elected by the count has a mandate.

    Nobody names the elected here: they follow from the ballots. Refuses as `rules.elections.may_fix` and
    `rules.elections.follows`, and with "meetings.paper_missing", "meetings.day_ahead", "meetings.seat_taken".
    """
    in_turn(SEATS)
    row = _held(election)
    book, so_far = rulebook(), queries.outcome_of(rulebook(), row)
    told = {"told": results_on, "day": at.day}
    rounds = queries.rounds_of(row)
    verdict = first_refusal(
        rules.may_fix(
            book,
            so_far=so_far,
            rounds=len(rounds),
            running=is_running_on(row.item),
            fixed=row.results_on is not None,
            day=at.day,
        ),
        Refused("meetings.day_ahead", facts=told) if results_on > at.day else Allowed(),
        rules.follows(rounds[-1].counted_on if rounds else None, results_on, since),
        Allowed() if paper.strip() else Refused("meetings.paper_missing"),
        Refused("meetings.seat_taken") if set(so_far.seats) & set(queries.seats_held()) else Allowed(),
    ).require()
    people = dict(row.candidates.values_list("pk", "person_id"))
    made = Deputy.objects.bulk_create(
        Deputy(
            person_id=people[int(key)],
            chamber=MAZHILIS,
            candidate_id=int(key),
            seat=seat,
            since=since,
            paper=paper.strip(),
            recorded_on=at.day,
        )
        for seat, key in so_far.seats.items()
    )
    row.results_on, row.results_paper = results_on, paper.strip()
    row.save(update_fields=["results_on", "results_paper"])
    record(
        about=_about(row),
        verdict=verdict,
        facts={
            "item": row.item.position,
            "elected": len(made),
            "free": so_far.free,
            "paper": row.results_paper,
            "since": since,
        },
        personal={"people": [one.person_id for one in made]},
    )
    return made
