"""Questions about the halls of a Session: which there are, who is present where, which an officer serves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q
from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.queries import members_on
from shanyraq.bodies.services.reach import own_areas
from shanyraq.law.sessions import may_be_present_remotely
from shanyraq.meetings.models import RegionalHall, Registration, Session
from shanyraq.meetings.models.sessions import Stays
from shanyraq.meetings.rules.halls import MAIN, serves
from shanyraq.people.acting import Actor


@dataclass(frozen=True)
class Place:
    """Where members of a Session are present: `number` 0 is the main hall, None no hall but at a distance.

    `halls`: how many regional halls are told as one.
    """

    number: int | None
    hall: RegionalHall | None
    present: int
    halls: int = 0

    @property
    def key(self) -> str:
        """Give the place as data names it: "0", "1", … or "remote"."""
        return "remote" if self.number is None else str(self.number)


def halls_of(session: Session, day: date | None = None) -> list[RegionalHall]:
    """List the regional halls of a Session in order: those of now, or those of the end of a past `day`."""
    rows = session.halls.filter(removed_at__isnull=True)
    if day is not None:
        still = Q(removed_on__isnull=True) | Q(removed_on__gt=day)
        rows = session.halls.filter(still, added_on__lte=day)
    return list(rows)


def hall_numbered(session: Session, number: str) -> RegionalHall | None:
    """Find the hall of a Session that an address names; None for the main one and for what names none."""
    if not number.isdecimal() or len(number) > 4:
        return None
    return session.halls.filter(number=number, removed_at__isnull=True).first()


def places_of(session: Session, day: date) -> list[Place]:
    """Count the members of `day` in each hall and at a distance; nothing where everybody sits in the one main hall."""
    halls = halls_of(session, day)
    stays = Registration.objects.here_on(day).filter(session=session)
    counted = stays.filter(person__in=members_on(day).values("person_id")).order_by()
    found: Counter[tuple[int | None, bool]] = Counter()
    for hall, way, count in counted.values_list("hall", "way").annotate(n=Count("pk")):
        found[hall, way == Registration.REMOTE] += count
    remote = found[None, True]
    if not halls and not remote:
        return []
    there = [Place(MAIN, None, found[None, False])]
    there += [Place(hall.number, hall, found[hall.pk, False]) for hall in halls]
    if remote and may_be_present_remotely(rulebook(), day):
        there.append(Place(None, None, remote))
    return there


def present_in(session: Session, day: date) -> Stays:
    """Give the stays of those who are present now: in any hall, and at a distance while the norm of the day counts them."""
    stays = Registration.objects.here().filter(session=session)
    return stays if may_be_present_remotely(rulebook(), day) else stays.in_halls()


def told_of(session: Session, day: date) -> dict[str, object]:
    """Give what the journal says of presence by hall; nothing where everybody sits in the one main hall."""
    places = places_of(session, day)
    if not places:
        return {}
    regional = [one for one in places if one.hall]
    said: dict[str, object] = {"in_main": places[0].present}
    if regional:
        said |= {
            "halls": [one.number for one in regional],
            "in_halls": [one.present for one in regional],
        }
    remote = next((one.present for one in places if one.number is None), 0)
    return said | ({"remote": remote} if remote else {})


def areas_of(stays: Iterable[Registration]) -> set[str]:
    """Give the regions of the halls of some stays; "" for the main hall and for presence at a distance."""
    return {stay.hall.area if stay.hall else "" for stay in stays}


def areas_served(by: Actor) -> frozenset[str] | None:
    """Give the regions at whose halls an officer may register; None for the Secretariat, which may at all."""
    return own_areas(by)


def door_of(session: Session, by: Actor) -> tuple[RegionalHall | None, Verdict]:
    """Give the hall at whose door an officer stands: the Secretariat's is the main one, a regional secretariat's its own."""
    own = areas_served(by)
    hall = next((one for one in halls_of(session) if own and one.area in own), None)
    return hall, serves([hall.area if hall else ""], own)


def stay_of(session: Session, person: int | None) -> Registration | None:
    """Give the stay of a member who is present now; None where they are not."""
    if person is None:
        return None
    return session.registrations.here().filter(person_id=person).select_related("hall").first()  # type: ignore[attr-defined,no-any-return]
