"""Deputy Chairs: recommended, appointed in turn, handed over on one day; the head of the Secretariat is one of them."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refusal, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import deputies as rules
from shanyraq.bodies.models import DeputyTerm, Recommendation
from shanyraq.bodies.queries import deputies as queries
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import deputies as law
from shanyraq.people.acting import Actor, act
from shanyraq.people.knowledge import place_for
from shanyraq.people.models import Membership, Organization, Post
from shanyraq.people.services.knowledge import rewrite

PRESIDENT = "state.president"
LABELS = {
    "association": (
        "Төрағаның этномәдени бірлестіктен орынбасары",
        "Заместитель Председателя от этнокультурного объединения",
        "Deputy Chair from an ethnocultural association",
    ),
    "secretariat": (
        "Төраға орынбасары – Хатшылық меңгерушісі",
        "Заместитель Председателя – заведующий Секретариатом",
        "Deputy Chair, head of the Secretariat",
    ),
    "": ("Хатшылық меңгерушісі", "Заведующий Секретариатом", "Head of the Secretariat"),
}


@act
def recommend_deputy(
    *, by: Actor, at: Moment, person_id: int, association: str, paper: str, on: date
) -> Recommendation:
    """Record that the Council recommends a person from an association for Deputy Chair. Refuses as `deputies.may_recommend`."""
    verdict = rules.may_recommend(association=association, paper=paper, on=on, day=at.day).require()
    row = Recommendation.objects.create(
        person_id=person_id,
        association=association.strip(),
        paper=paper.strip(),
        day=on,
        recorded_at=at.machine,
    )
    facts = {"association": row.association, "paper": row.paper, "on": on}
    record(
        about=f"bodies.recommendation:{row.pk}",
        verdict=verdict,
        facts={**facts, "who": f"person:{person_id}"},
    )
    return row


@act
def appoint_deputy(
    *,
    by: Actor,
    at: Moment,
    recommendation_id: int,
    paper: str,
    on: date,
    months: int | None = None,
    succeeds_id: int | None = None,
    again: bool = False,
) -> DeputyTerm:
    """Record the President's order on a Deputy Chair from an association, in office from the order's day.

    `months` is the period of the turn as the order sets it; `succeeds_id` the mandate that ends on the same day.
    Refuses as `law.deputies.may_appoint_deputy`, `deputies.may_order`, `deputies.may_follow` (the same association
    twice in a row; `again` says that it is meant), and with "people.seat_taken".
    """
    advice = Recommendation.objects.select_for_update().get(pk=recommendation_id)
    succeeds = _locked(succeeds_id)
    sitting = queries.in_office(on, besides=succeeds_id)
    verdict = first_refusal(
        rules.may_order(paper=paper, on=on, day=at.day, after=advice.day),
        _is_new(sitting, advice),
        law.may_appoint_deputy(
            rulebook(),
            by_role=PRESIDENT,
            from_association=True,
            heads_secretariat=False,
            recommended_by_council=True,
            in_office=len(sitting),
            in_office_from_associations=len(rules.from_associations(sitting)),
            day=on,
        ),
        rules.may_follow(association=advice.association, before=queries.before(on, succeeds), again=again),
    ).require()
    if succeeds is not None:
        rewrite(succeeds, at, paper.strip(), until=on)
    seat = _seat(advice.person_id, "assembly", queries.CHAIR, "association", 2, paper, on, at)
    term = DeputyTerm.objects.create(
        membership=seat,
        recommendation=advice,
        association=advice.association,
        paper=paper.strip(),
        day=on,
        months=months,
        ends_on=_turn_ends(on, months),
    )
    facts = {"association": term.association, "paper": term.paper, "on": on, "ends_on": term.ends_on}
    record(
        about=f"people.membership:{seat.pk}",
        verdict=verdict,
        facts={**facts, "who": f"person:{seat.person_id}"},
    )
    return term


@act
def appoint_head(*, by: Actor, at: Moment, person_id: int, paper: str, on: date) -> DeputyTerm:
    """Record the act on the head of the Secretariat, who is a Deputy Chair by that; the one before leaves both that day.

    Refuses as `law.deputies.may_appoint_deputy` and `deputies.may_order` (Decree 149, pt 11).
    """
    heads = list(queries.heads_on(on).select_for_update(of=("self",)))
    leaving = [*heads, *(twin for seat in heads for twin in _twins(seat, on))]
    gone = {seat.pk for seat in (*leaving, *queries.acting_heads_on(on))}
    people = {seat.person_id for seat in leaving}
    sitting = [deputy for deputy in queries.in_office(on) if deputy.person_id not in people]
    verdict = first_refusal(
        rules.may_order(paper=paper, on=on, day=at.day, after=on),
        law.may_appoint_deputy(
            rulebook(),
            by_role=PRESIDENT,
            from_association=False,
            heads_secretariat=True,
            recommended_by_council=False,
            in_office=len(sitting),
            in_office_from_associations=len(rules.from_associations(sitting)),
            day=on,
        ),
    ).require()
    for seat in Membership.objects.filter(pk__in=gone):
        rewrite(seat, at, paper.strip(), until=on)
    _seat(person_id, "secretariat", queries.HEAD, "", 1, paper, on, at)
    deputy = _seat(person_id, "assembly", queries.CHAIR, "secretariat", 1, paper, on, at)
    term = DeputyTerm.objects.create(membership=deputy, paper=paper.strip(), day=on)
    record(
        about=f"people.membership:{deputy.pk}",
        verdict=verdict,
        facts={"who": f"person:{person_id}", "paper": paper.strip(), "on": on, "left": sorted(people)},
    )
    return term


@act
def end_office(*, by: Actor, at: Moment, membership_id: int, paper: str, on: date) -> Membership:
    """End the office of a Deputy Chair or of the head of the Secretariat by the act that says so, on its day.

    Who heads the Secretariat is a Deputy Chair by that: both end together. Refuses with "bodies.not_such_office",
    "bodies.ended_already", "bodies.ends_before_it_begins", and as `deputies.may_order`.
    """
    row = Membership.objects.select_for_update().get(pk=membership_id)
    place = f"{row.organization.classification}.{row.role}"
    verdict = first_refusal(
        Allowed()
        if place in {"assembly.deputy_chair", "secretariat.head"}
        else Refused("bodies.not_such_office", rules.POINT),
        Refused("bodies.ended_already", rules.POINT, {"ended_on": row.until})
        if row.until and row.until <= at.day
        else Allowed(),
        rules.may_order(paper=paper, on=on, day=at.day, after=row.since),
        Refused("bodies.ends_before_it_begins", rules.POINT, {"since": row.since, "until": on})
        if on <= row.since
        else Allowed(),
    ).require()
    twins = _twins(row, on)
    for seat in (row, *twins):
        rewrite(seat, at, paper.strip(), until=on)
    record(
        about=f"people.membership:{row.pk}",
        verdict=verdict,
        facts={"who": f"person:{row.person_id}", "paper": paper.strip(), "on": on, "ended": 1 + len(twins)},
    )
    return row


def _is_new(sitting: list[rules.InOffice], advice: Recommendation) -> Allowed | Refused:
    if hasattr(advice, "term") or advice.person_id in {deputy.person_id for deputy in sitting}:
        return Refused("bodies.deputy_already", rules.POINT)
    return Allowed()


def _locked(membership_id: int | None) -> Membership | None:
    if membership_id is None:
        return None
    return Membership.objects.select_for_update().get(pk=membership_id, role=queries.CHAIR)


def _turn_ends(on: date, months: int | None) -> date | None:
    """Where the order sets no period and none is confirmed, nobody knows when the turn ends."""
    try:
        return law.rotation_ends_on(rulebook(), on, months).day
    except Refusal:
        return None


def _twins(seat: Membership, day: date) -> list[Membership]:
    """The other of the two mandates that head of the Secretariat and Deputy Chair are."""
    person = seat.person_id
    heads = queries.heads_on(day).filter(person_id=person)
    if not heads.exists():
        return []
    deputies = Membership.objects.on(day).filter(
        organization__classification="assembly", role=queries.CHAIR, person_id=person
    )
    return [row for row in (*heads, *deputies) if row.pk != seat.pk]


def _seat(
    person_id: int, body: str, role: str, kind: str, seats: int, paper: str, on: date, at: Moment
) -> Membership:
    organization = Organization.objects.get(slug=body)
    kk, ru, en = LABELS[kind]
    post, _made = Post.objects.get_or_create(
        organization=organization,
        role=role,
        kind=kind,
        defaults={"label_kk": kk, "label_ru": ru, "label_en": en, "seats": seats},
    )
    return Membership.objects.create(
        person_id=person_id,
        organization=organization,
        post=post,
        place=place_for(post, on, None),
        role=role,
        since=on,
        basis=f"{paper.strip()}, {on:%d.%m.%Y}"[:300],
        recorded_at=at.machine,
        recorded_on=at.day,
    )
