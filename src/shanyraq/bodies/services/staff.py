"""The staff of a secretariat: how many officers its list has, its sectors and the functions they carry, who works where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs
from shanyraq.bodies import work_of_bodies as rules
from shanyraq.bodies.models import InSector, Sector, Staff
from shanyraq.bodies.queries.organs import count_officers
from shanyraq.bodies.services.reach import may_reach, recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization

FUNCTIONS = "secretariat.functions"


@act
def set_staff(*, by: Actor, at: Moment, slug: str, seats: int, paper: str, on: date) -> Staff:
    """Set how many officers a secretariat has by its staff list, from a day on.

    Refuses with "bodies.not_a_secretariat", "bodies.staff_too_small" where more are seated that day.
    """
    body = Organization.objects.select_for_update().get(slug=slug)
    seated = count_officers(body, on)
    verdict = first_refusal(
        _is_secretariat(body),
        recorded(by, body, paper=paper, on=on, day=at.day),
        Refused("bodies.staff_too_small", rules.REGULATION, {"seats": seats, "officers": seated})
        if seats < seated
        else Allowed(rules.REGULATION),
    ).require()
    row, _made = Staff.objects.update_or_create(
        organization=body,
        day=on,
        defaults={"seats": seats, "paper": paper.strip(), "recorded_at": at.machine},
    )
    record(
        about=f"bodies.staff:{row.pk}",
        verdict=verdict,
        facts={"body": body.name_kk, "seats": seats, "paper": row.paper, "on": on},
    )
    return row


@act
def open_sector(
    *, by: Actor, at: Moment, slug: str, name_kk: str, name_ru: str = "", name_en: str = "",
    functions: Sequence[str], paper: str, on: date,
) -> Sector:  # fmt: skip
    """Open a sector of a secretariat that carries functions of the Regulation. Refuses with "bodies.function_needed"."""
    body = Organization.objects.select_for_update().get(slug=slug)
    known = [sector.name_kk for sector in body.sectors.all()]
    verdict = first_refusal(
        _is_secretariat(body),
        recorded(by, body, paper=paper, on=on, day=at.day),
        organs.may_be_named(name_kk=name_kk, known=known),
        rules.may_have_functions(asked=functions, known=rulebook().value(FUNCTIONS, on=on).words),
    ).require()
    row = Sector.objects.create(
        organization=body, name_kk=name_kk.strip(), name_ru=name_ru.strip(), name_en=name_en.strip(),
        functions=list(functions), paper=paper.strip(), day=on, recorded_at=at.machine,
    )  # fmt: skip
    record(
        about=f"bodies.sector:{row.pk}",
        verdict=verdict,
        facts={
            "body": body.name_kk,
            "sector": row.name_kk,
            "functions": list(functions),
            "paper": row.paper,
            "on": on,
        },
    )
    return row


@act
def place_officer(
    *, by: Actor, at: Moment, sector_id: int, membership_id: int, paper: str, on: date
) -> InSector:
    """Place an officer of a secretariat in one of its sectors from a day on; the place before ends that day.

    Refuses with "bodies.not_an_officer_here".
    """
    sector = Sector.objects.select_for_update().select_related("organization").get(pk=sector_id)
    seat = Membership.objects.select_for_update().get(pk=membership_id)
    here = seat.organization_id == sector.organization_id and seat.role in {"officer", "head"}
    there = seat.since <= on and (seat.until is None or on < seat.until)
    verdict = first_refusal(
        may_reach(by, sector.organization),
        organs.is_dated(paper=paper, on=on, day=at.day, after=sector.day),
        Allowed(rules.REGULATION)
        if here and there
        else Refused("bodies.not_an_officer_here", rules.REGULATION),
    ).require()
    row = InSector.objects.create(
        sector=sector, membership=seat, paper=paper.strip(), day=on, recorded_at=at.machine
    )
    record(
        about=f"bodies.insector:{row.pk}",
        verdict=verdict,
        facts={"who": f"person:{seat.person_id}", "sector": sector.name_kk, "paper": row.paper, "on": on},
    )
    return row


def _is_secretariat(body: Organization) -> Allowed | Refused:
    if body.classification in organs.SECRETARIATS:
        return Allowed()
    return Refused("bodies.not_a_secretariat", rules.REGULATION)
