"""The bodies of the rehearsal: organs of the regions, a commission, councils, a working group, a fund; their people and work.

Told through the same acts as everything else, in the summer of 2024; every body, sum and paper in it is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from shanyraq.bodies import services as bodies
from shanyraq.bodies.models import BodyTask, Candidacy, Meeting, Practice, Sector
from shanyraq.bodies.services import money, organs, seats, staff, work
from shanyraq.demo.papers_of_organs import BODIES, MEETING, MINUTES, PRACTICE, SECTOR, TASKS
from shanyraq.demo.telling import Step, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.people.models import Membership, Organization

REGION = "KZ-63"  # East Kazakhstan
CREATED = date(2024, 6, 24)
SEATED = date(2024, 6, 26)
ELECTED = date(2024, 6, 28)
MET = date(2024, 7, 24)
Tell = Callable[[Moment], object]


def body(key: str) -> Organization:
    """Give one of the bodies of `papers_of_organs.BODIES` once it is created."""
    return Organization.objects.get(name_kk=BODIES[key]["name_kk"])


def told(act: Callable[..., object], who: str = "officer", **given: Any) -> Tell:
    """Make a step of an act: a value that is a function is asked on the day, for what it names may be made by then."""

    def tell(moment: Moment) -> object:
        now = {name: value(moment.day) if callable(value) else value for name, value in given.items()}
        return act(by=played(who, moment.day), at=moment, **now)

    return tell


def _slug(key: str) -> Callable[[date], str]:
    return lambda _day: body(key).slug


def _member(place: int) -> Callable[[date], int | None]:
    return lambda day: seated("assembly.member", day)[place].person_id


def _on(day: date) -> date:
    return day


def _found(key: str, area: str = "") -> Tell:
    return told(organs.found_body, "head", area=area, paper=f"Ө-{30 + list(BODIES).index(key)} (ойдан алынған)", on=_on, invented=True, **BODIES[key])  # fmt: skip


def _seat(key: str, place: int, seat: str = "") -> Tell:
    return told(seats.seat_person, slug=_slug(key), person_id=_member(place), role="member", seat=seat, paper="Ө-40 (ойдан алынған)", on=_on)  # fmt: skip


def _elect(key: str, place: int) -> Tell:
    return told(seats.elect_chair, slug=_slug(key), person_id=_member(place), paper="№ 1 хаттама (ойдан алынған)", on=_on)  # fmt: skip


def _officer(day: date) -> int:
    return Membership.objects.on(day).get(organization__slug="secretariat", role="officer").pk


def _people() -> Iterator[Step]:
    for place in range(5):
        yield Step(SEATED, f"commission {place + 1}", _seat("commission", place))
    for place in range(20, 27):
        yield Step(SEATED, f"experts {place}", _seat("experts", place))
    for place in range(3):
        yield Step(SEATED, f"group {place + 1}", _seat("group", 30 + place))
    for place, kind in enumerate(("veterans", "mothers", "youth", "creative_unions", "assembly")):
        yield Step(SEATED, f"consent {kind}", _seat("consent", 40 + place, kind))
    yield Step(ELECTED, "experts' chair", _elect("experts", 20))
    yield Step(ELECTED, "consent's chair", _elect("consent", 40))


def _work() -> Iterator[Step]:
    yield Step(
        date(2024, 7, 1),
        "commission's meeting",
        told(work.plan_body_meeting, slug=_slug("commission"), day=MET, **MEETING),
    )
    for place, text in enumerate(TASKS):
        yield Step(date(2024, 7, 1), f"commission's task {place + 1}", told(work.give_body_task, slug=_slug("commission"), text=text, due=date(2024, 9, 20)))  # fmt: skip
    yield Step(MET, "commission's minutes", told(work.record_body_minutes, meeting_id=lambda _day: Meeting.objects.get().pk, present=4, **MINUTES))  # fmt: skip
    yield Step(date(2024, 8, 12), "commission's task done", told(work.finish_body_task, task_id=lambda _day: BodyTask.objects.order_by("pk")[0].pk, paper="№ 14 хат (ойдан алынған)"))  # fmt: skip


def _desks() -> Iterator[Step]:
    day = date(2024, 7, 2)
    yield Step(
        day,
        "staff",
        told(staff.set_staff, "head", slug="secretariat", seats=6, paper="Ө-44 (ойдан алынған)", on=_on),
    )
    yield Step(day, "sector", told(staff.open_sector, "head", slug="secretariat", functions=["support_chair_and_council", "coordinate_bodies"], paper="Ө-45 (ойдан алынған)", on=_on, **SECTOR))  # fmt: skip
    yield Step(day, "officer's sector", told(staff.place_officer, "head", sector_id=lambda _day: Sector.objects.get().pk, membership_id=_officer, paper="Ө-45 (ойдан алынған)", on=_on))  # fmt: skip


def _money() -> Iterator[Step]:
    fund = {"slug": _slug("fund"), "on": _on}
    yield Step(date(2024, 7, 3), "gift", told(money.record_money, kind="receipt", amount=12_000_000, source="sponsor", other="Сапар серіктестігі (ойдан алынған)", purpose="Үйірмелерге оқулық", paper="Шарт № 3 (ойдан алынған)", **fund))  # fmt: skip
    yield Step(date(2024, 8, 14), "books", told(money.record_money, kind="spending", amount=4_650_000, other="Бал баспасы (ойдан алынған)", purpose="1 200 оқулық", paper="Акт № 7 (ойдан алынған)", **fund))  # fmt: skip
    yield Step(date(2024, 7, 8), "practice", told(money.share_practice, slug=_slug("deputies"), paper="№ 2 хаттама (ойдан алынған)", on=_on, **PRACTICE))  # fmt: skip
    yield Step(date(2024, 8, 7), "adoption", told(money.record_adoption, practice_id=lambda _day: Practice.objects.get().pk, area=REGION, maslikhat="Өскемен қалалық мәслихаты (жаттығу)", paper="№ 18 шешім (ойдан алынған)", on=_on))  # fmt: skip


def _former(place: int) -> Callable[[date], int]:
    return lambda day: (
        Membership.objects.filter(organization__slug="assembly", until__lte=day)
        .exclude(person__memberships__until=None)
        .order_by("person_id")[place]
        .person_id
    )


def _candidates() -> Iterator[Step]:
    whole = {"path": "regional_session", "region": REGION, "proposed_by": "Шығыс Қазақстан ассамблеясының сессиясы (жаттығу)", "decision": "№ 4 шешім (ойдан алынған)", "decided_on": date(2024, 6, 20)}  # fmt: skip
    lacking = {"path": "association", "proposed_by": "«Үлгі-7» бірлестігі (ойдан алынған)"}
    for place, (category, proof) in enumerate((("ethnocultural", whole), ("association", lacking))):
        yield Step(date(2024, 7, 9), f"candidate {place + 1}", told(bodies.propose_candidate, person_id=_former(place), category=category, citizenship="Қазақстан Республикасы", **proof))  # fmt: skip
    yield Step(date(2024, 7, 26), "examined", told(bodies.record_examination, candidacy_id=lambda _day: Candidacy.objects.order_by("pk")[0].pk, paper="К-6 хаттама (ойдан алынған)", on=_on))  # fmt: skip


def steps() -> Iterator[Step]:
    """Give the chapter in the order of its days."""
    yield Step(CREATED, "regional organs", told(organs.enter_regional_organs, "head"))
    for key in BODIES:
        yield Step(CREATED, f"found {key}", _found(key, REGION if key in {"consent", "platform"} else ""))
    for chapter in (_people, _work, _desks, _money, _candidates):
        yield from chapter()
