"""Seats in bodies: appointed, elected at the body's own meeting, handed over on one day, held by an acting holder, ended."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from rulebook import Allowed, Citation, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs as rules
from shanyraq.bodies.models import Acting
from shanyraq.bodies.queries.organs import count_officers, staff_of
from shanyraq.bodies.services.reach import LABELS, ONE, entered, may_reach, post_of, recorded
from shanyraq.bodies.work_of_bodies import has_free_desk
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import bodies as law
from shanyraq.people.acting import Actor, act
from shanyraq.people.knowledge import place_for
from shanyraq.people.models import Membership, Organization
from shanyraq.people.services.knowledge import rewrite

OWN_ACTS = frozenset({"assembly", "council", "instance"})


@act
def seat_person(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    person_id: int | None = None,
    newcomer: str = "",
    role: str,
    seat: str = "",
    paper: str,
    on: date,
) -> Membership:
    """Seat a person in a body by a paper: member, secretary, deputy chair, or a chair who is not elected; a secretariat's officer.

    `newcomer` is the Kazakh name of somebody not yet here; `seat` names a seat the body must have ("veterans").
    Refuses with "bodies.own_procedure", "bodies.seated_already",
    "bodies.chair_is_elected", "people.seat_taken" and as `reach.recorded`.
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        recorded(by, body, paper=paper, on=on, day=at.day),
        Allowed() if person_id or newcomer.strip() else Refused("bodies.name_missing"),
        rules.may_seat(kind=body.classification, role=role, seated=_holds(body, person_id or 0, role, on)),
        _chair(body, role, elected=False, person_id=person_id or 0, on=on),
        law.may_compose(rulebook(), body.classification, on) if role == "member" else Allowed(),
        has_free_desk(seats=staff_of(body, on), officers=count_officers(body, on))
        if role == "officer"
        else Allowed(),
        Allowed(rules.law_of(_law(body))),
    ).require()
    row = _seat(body, person_id or entered(newcomer), role, paper, on, None, at, seat=seat)
    _record(row, verdict, paper, on)
    return row


@act
def elect_chair(
    *, by: Actor, at: Moment, slug: str, person_id: int, role: str = "chair", paper: str, on: date
) -> Membership:
    """Record that a body elected its chair or a deputy at its own meeting (`paper`: the minutes); the one before ends that day.

    Decree 149, pt 16; model provision of 2015. Refuses with "bodies.elected_not_a_member", "bodies.chair_by_office".
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        recorded(by, body, paper=paper, on=on, day=at.day),
        rules.may_seat(kind=body.classification, role=role, seated=_holds(body, person_id, role, on)),
        _chair(body, role, elected=True, person_id=person_id, on=on),
    ).require()
    left = _end_holders(body, role, paper, on, at) if role in ONE else []
    row = _seat(body, person_id, role, paper, on, None, at)
    _record(row, verdict, paper, on, left=left)
    return row


@act
def hand_over(
    *, by: Actor, at: Moment, membership_id: int, person_id: int, paper: str, on: date
) -> Membership:
    """Hand an office over in one act: the holder's last day is the day before `on`, the successor begins on `on`.

    Offices with a procedure of their own (Deputy Chairs, heads of secretariats, elected chairs) are refused with
    "bodies.own_procedure" or "bodies.chair_is_elected"; also "bodies.ended_already".
    """
    held = Membership.objects.select_for_update().select_related("organization").get(pk=membership_id)
    body = held.organization
    verdict = first_refusal(
        recorded(by, body, paper=paper, on=on, day=at.day),
        rules.may_seat(kind=body.classification, role=held.role, seated=held.person_id == person_id),
        _chair(body, held.role, elected=False, person_id=person_id, on=on),
        _may_end(held, on),
        Allowed(rules.law_of(_law(body))),
    ).require()
    rewrite(held, at, paper.strip(), until=on)
    row = _seat(body, person_id, held.role, paper, on, None, at, seat=held.post.kind if held.post else "")
    _record(row, verdict, paper, on, left=[held.person_id])
    return row


@act
def name_acting(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    role: str,
    person_id: int,
    paper: str,
    on: date,
    until: date,
    why: str,
) -> Membership:
    """Let a person act in an office from `on` until `until` by a paper; the rights of the office follow, shown as acting.

    Refuses with "bodies.presidents_office", "bodies.mandate_is_personal", "bodies.acts_already", "bodies.reason_missing".
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    holders = Membership.objects.on(on).filter(organization=body, role=role, acting__isnull=True)
    acts = Membership.objects.filter(organization=body, role=role, acting__isnull=False, since__lt=until)
    verdict = first_refusal(
        may_reach(by, body),
        rules.is_dated(paper=paper, on=on, day=at.day),
        rules.is_open(since=body.since, until=body.until, on=on),
        rules.may_act_for(
            kind=body.classification,
            role=role,
            acting=acts.filter(Q(until__isnull=True) | Q(until__gt=on)).exists(),
            holds=holders.filter(person_id=person_id).exists(),
            on=on,
            until=until,
        ),
        Allowed(_statute(body)) if why.strip() else Refused("bodies.reason_missing"),
    ).require()
    row = _seat(body, person_id, role, paper, on, until, at, acting=True)
    Acting.objects.create(membership=row, instead_of=holders.first(), paper=paper.strip(), why=why.strip())
    _record(row, verdict, paper, on, until=until, acting=True)
    return row


@act
def end_seat(*, by: Actor, at: Moment, membership_id: int, paper: str, on: date) -> Membership:
    """End a mandate in a body, or somebody's acting, by a paper: `on` is the first day without it.

    Mandates of the Assembly and the Council, and offices of the Secretariat, end by acts of their own.
    """
    row = Membership.objects.select_for_update().select_related("organization").get(pk=membership_id)
    kind = row.organization.classification
    own = kind in OWN_ACTS or (kind == "secretariat" and row.role == "head")
    verdict = first_refusal(
        may_reach(by, row.organization),
        Refused("bodies.own_procedure") if own and not hasattr(row, "acting") else Allowed(),
        rules.is_dated(paper=paper, on=on, day=at.day),
        _may_end(row, on),
        Allowed(_statute(row.organization)),
    ).require()
    rewrite(row, at, paper.strip(), until=on)
    _record(row, verdict, paper, on, ended=True)
    return row


def _holds(body: Organization, person_id: int, role: str, on: date) -> bool:
    return Membership.objects.on(on).filter(organization=body, person_id=person_id, role=role).exists()


def _chair(body: Organization, role: str, *, elected: bool, person_id: int, on: date) -> Verdict:
    if role not in {"chair", "deputy_chair"}:
        return Refused("bodies.own_procedure") if elected else Allowed()
    inside = Membership.objects.on(on).filter(organization=body, person_id=person_id).exists()
    return law.may_give_chair(rulebook(), body.classification, elected=elected, by_member=inside, day=on)


def _may_end(row: Membership, on: date) -> Verdict:
    if row.until is not None and row.until <= on:
        return Refused("bodies.ended_already", facts={"ended_on": row.until})
    if on <= row.since:
        return Refused("bodies.ends_before_it_begins", facts={"since": row.since, "until": on})
    return Allowed()


def _end_holders(body: Organization, role: str, paper: str, on: date, at: Moment) -> list[int]:
    """End whoever holds or acts in an office on a day; give their persons. One who began that very day stands in the way."""
    held = list(Membership.objects.on(on).filter(organization=body, role=role))
    for seat in held:
        _may_end(seat, on).require()
        rewrite(seat, at, paper.strip(), until=on)
    return [seat.person_id for seat in held]


def _law(body: Organization) -> str:
    made = getattr(body, "body", None)
    return made.law if made else ""


def _statute(body: Organization) -> tuple[Citation, ...]:
    return rules.law_of(_law(body)) or (rules.REGIONAL if body.area else ())


def _seat(
    body: Organization, person_id: int, role: str, paper: str, on: date, until: date | None, at: Moment,
    *, seat: str = "", acting: bool = False,
) -> Membership:  # fmt: skip
    """Keep a seat; in a body that was closed since, it ends with the body."""
    until = min((day for day in (until, body.until) if day is not None), default=None)
    post = post_of(body, role, seat) if role in LABELS else None
    return Membership.objects.create(
        person_id=person_id, organization=body, post=post, role=role, since=on, until=until,
        place=place_for(post, on, until) if post and post.seats and not acting else None,
        basis=f"{paper.strip()}, {on:%d.%m.%Y}"[:300], recorded_at=at.machine, recorded_on=at.day,
    )  # fmt: skip


def _record(row: Membership, verdict: Verdict, paper: str, on: date, **facts: object) -> None:
    record(
        about=f"people.membership:{row.pk}",
        verdict=verdict,
        facts={
            "who": f"person:{row.person_id}", "body": row.organization.name_kk, "role": row.role,
            "paper": paper.strip(), "on": on, **facts,
        },
    )  # fmt: skip
