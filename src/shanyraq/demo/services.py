"""Seat the invented people: the one act of this room. Everything after it is told through the other rooms' acts."""

from __future__ import annotations

from datetime import date

from allauth.account.models import EmailAddress
from rulebook import Allowed, Refused, Verdict

from shanyraq.bodies.models import Standing
from shanyraq.demo.cast import COUNCIL, FORMER, MEMBERS, OFFICES, RETURNED, ROLES, Office, names
from shanyraq.demo.ways import of_themselves, standing_of
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Instance
from shanyraq.journal.recording import record
from shanyraq.law import regions
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Membership, Organization, Person, User

SINCE = date(2023, 9, 1)
FOUNDED = {"assembly": date(1995, 3, 1)}
EARLIER = (date(2017, 5, 1), date(2022, 5, 1))
# The last of the former members led the Assembly and its Secretariat in those years.
LED = ("assembly.chair", "secretariat.head", "secretariat.officer")
SEATS = {
    "chair": ("assembly.chair", "assembly.member", "council.member"),
    "deputy": ("assembly.deputy_chair", "assembly.member", "council.member"),
    "head": ("secretariat.head", "assembly.deputy_chair", "assembly.member", "council.member"),
    "officer": ("secretariat.officer",),
    "councillor": ("assembly.member", "council.member"),
    "member": ("assembly.member",),
    "clerk": ("state_body.clerk",),
    "administrator": ("instance.administrator",),
}
BODIES = {
    "assembly": (
        "Қазақстан халқы Ассамблеясы",
        "Ассамблея народа Казахстана",
        "Assembly of the People of Kazakhstan",
    ),
    "council": ("Ассамблея Кеңесі", "Совет Ассамблеи", "Council of the Assembly"),
    "secretariat": ("Ассамблея Хатшылығы", "Секретариат Ассамблеи", "Secretariat of the Assembly"),
    "instance": ("Платформа әкімшілігі", "Администрация платформы", "Administration of the platform"),
}


def may_be_seated(instance: Instance | None) -> Verdict:
    """Allow invented people only in a rehearsal, once. Refuses with "demo.official_instance", "demo.already_told"."""
    if instance is None or instance.kind != Instance.REHEARSAL:
        return Refused("demo.official_instance")
    if Person.objects.exists():
        return Refused("demo.already_told")
    return Allowed()


@act
def seat_cast(*, by: Actor, at: Moment) -> int:
    """Make the invented bodies, people, mandates with how members came, and accounts. Give the number of members."""
    verdict = may_be_seated(Instance.objects.filter(pk=1).first()).require()
    bodies = {kind: _body(kind, kind, named) for kind, named in BODIES.items()}
    offices = [_office(office) for office in OFFICES]
    for region in regions.on(at.day):
        _akimat(region, at.day)
    played = [_person(role.name) for role in ROLES]
    crowd, former = _people(MEMBERS - _members_played())
    seats: list[Membership] = []
    for role, person in zip(ROLES, played, strict=True):
        for seat in SEATS[role.key]:
            kind, post = seat.split(".")
            body = offices[-1] if kind == "state_body" else bodies[kind]
            seats.append(_seat(person, body, post, at))
        user = User.objects.create_user(role.email, person=person)
        EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    seats += [_seat(person, bodies["assembly"], "member", at) for person in crowd]
    council = COUNCIL - sum("council.member" in posts for posts in SEATS.values())
    seats += [_seat(person, bodies["council"], "member", at) for person in crowd[:council]]
    held = [
        _seat(person, bodies["assembly"], "member", at, *EARLIER) for person in former + crowd[-RETURNED:]
    ]
    led = [
        _seat(person, bodies[post.partition(".")[0]], post.partition(".")[2], at, *EARLIER)
        for person, post in zip(former[-len(LED) :], LED, strict=True)
    ]
    Membership.objects.bulk_create(seats + held + led)
    sat = [s for s in seats + held if s.role == "member" and s.organization_id == bodies["assembly"].pk]
    there = [region.iso for region in regions.on(at.day)]
    Standing.objects.bulk_create(standing_of(number, seat, there) for number, seat in enumerate(sat))
    members = len(sat) - len(held)
    record(
        about="people.organization:assembly",
        verdict=verdict,
        facts={"members": members, "former": FORMER, "council": COUNCIL, "invented": True},
    )
    return members


def _people(members: int) -> tuple[list[Person], list[Person]]:
    """Make the members nobody plays, and those who were members before."""
    named = names()
    made = [_plain_person(n, number) for number, n in enumerate(named[:members] + named[MEMBERS:])]
    everyone = Person.objects.bulk_create(made)
    return everyone[:members], everyone[members:]


def _members_played() -> int:
    return sum("assembly.member" in posts for posts in SEATS.values())


def _body(kind: str, slug: str, named: tuple[str, str, str], area: str = "") -> Organization:
    kk, ru, en = named
    return Organization.objects.create(
        classification=kind,
        slug=slug,
        name_kk=kk,
        name_ru=ru,
        name_en=en,
        area=area,
        since=FOUNDED.get(kind, SINCE),
        invented=True,
    )


def _office(office: Office) -> Organization:
    row = _body(office.kind, office.slug, office.names)
    row.email = f"{office.slug}@demo.example"
    row.save(update_fields=["email"])
    return row


def _akimat(region: regions.Region, day: date) -> Organization:
    name = region.name_on(day)
    named = (
        f"{name.kk} әкімдігі (жаттығу)",
        f"{name.ru}: акимат (репетиция)",
        f"{name.en}: akimat (rehearsal)",
    )
    return _body("akimat", f"demo-akimat-{region.slug}", named, region.iso)


def _plain_person(named: tuple[str, str, str], number: int | None = None) -> Person:
    sex, year = of_themselves(number) if number is not None else ("", None)
    return Person(
        name_kk=named[0], name_ru=named[1], name_en=named[2], sex=sex, birth_year=year, invented=True
    )


def _person(named: tuple[str, str, str]) -> Person:
    person = _plain_person(named)
    person.save()
    return person


def _seat(
    person: Person, body: Organization, post: str, at: Moment, since: date = SINCE, until: date | None = None
) -> Membership:
    return Membership(
        person=person,
        organization=body,
        role=post,
        since=since,
        until=until,
        basis="Ө-1 (ойдан алынған)",
        recorded_at=at.machine,
        recorded_on=at.day,
    )
