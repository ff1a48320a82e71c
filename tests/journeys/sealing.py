"""The autumn Session goes on to a secret electronic vote: its roles are played by a program, its voter is a browser.

Run as `shanyraq shell -c "from tests.journeys.sealing import tell; tell()"` in a rehearsal that was told; then `finish`.
`elect` opens a ballot of an election with twelve candidates, by the rules of the year of the rehearsal's own election.
"""

from __future__ import annotations

import json
from datetime import date, time

from ballot.credentials import Register, Right, new_credential, public_of
from ballot.decryption import decrypt_partly
from ballot.encoding import write
from ballot.randomness import SeededRandomness, random_scalar
from ballot.trustees.single import publish_key

from shanyraq.demo import election
from shanyraq.demo.election import HELD
from shanyraq.demo.story import AUTUMN, at, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.journal.services import move_clock
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import AgendaItem, Order, Registration, SealedVote, Session
from shanyraq.meetings.queries import sealed as queries
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from tests.journeys.autumn import confirm, convene

VOTERS = 12


def _secrets() -> tuple[list[str], list[int], SeededRandomness]:
    source = SeededRandomness("a journey")
    codes = [new_credential(source) for _ in range(VOTERS)]
    return codes, [int(random_scalar(source)) for _ in range(2)], source


def _member(person: int) -> Actor:
    return Actor(key=f"person:{person}", person_id=person, roles=frozenset({"assembly.member"}))


def tell() -> None:
    """Hold the autumn Session and open a secret electronic vote on its first matter; print its number and the codes."""
    session = Session.objects.get(start_day=AUTUMN)
    convene(session)
    confirm()
    present = [one.person_id for one in seated("assembly.member", AUTUMN)[:300] if one.person_id]
    meetings.register_members(by=played("officer", AUTUMN), at=at(AUTUMN), session=session, people=present)
    chair = {"by": played("chair", AUTUMN), "at": at(AUTUMN)}
    meetings.open_session(**chair, session=session)
    taken = {played("officer", AUTUMN).person_id, played("chair", AUTUMN).person_id}
    authority, *trustees = (Person.objects.get(pk=one) for one in [p for p in present if p not in taken][:3])
    row = meetings.draw_up_sealed(
        by=played("officer", AUTUMN), at=at(AUTUMN), item=session.items.get(position=1), authority=authority,
        trustees=trustees,
    )  # fmt: skip
    codes = _bring(row, at(AUTUMN))
    meetings.open_sealed(**chair, sealed_vote=row)
    move_clock(by=played("officer", AUTUMN), at=at(AUTUMN), to=AUTUMN)
    print(json.dumps({"pk": row.pk, "uuid": row.uuid, "codes": codes}))


def _bring(row: SealedVote, moment: Moment) -> list[str]:
    """Bring the list of rights and the keys, as each of the roles does; give the codes."""
    codes, secrets, source = _secrets()
    register = Register(Right(public_of(one, row.uuid)) for one in codes).text.decode()
    meetings.bring_rights(by=_member(row.authority_id), at=moment, sealed_vote=row, text=register)
    for holder, secret in zip(row.trustees.all(), secrets, strict=True):
        key = write(publish_key(secret, source).to_json()).decode()  # type: ignore[arg-type]
        meetings.bring_key(by=_member(holder.person_id), at=moment, sealed_vote=row, text=key)
    return codes


def finish() -> None:
    """Close the vote and decrypt the sum as its trustees do; print the counts."""
    row = _counted(played("chair", AUTUMN), at(AUTUMN))
    assert row.vote is not None
    print(json.dumps([row.vote.votes_for, row.vote.votes_against, row.vote.abstained]))


def elect() -> None:
    """Open a sealed ballot with twelve candidates, in another Session of that year; print its number and the codes."""
    now, people = at(HELD), election.hall()
    session = Session.objects.create(
        number=21, prepared_on=date(2018, 5, 1), opened_on=HELD, opened_at=now.machine, start_day=HELD
    )
    Order.objects.create(
        session=session, number="Д-9", day=date(2018, 5, 1), start_day=HELD, start_time=time(10), place_kk="Астана", agenda=[],
        by_id=election.led("assembly.chair").person_id,
    )  # fmt: skip
    Registration.objects.bulk_create(
        Registration(session=session, person_id=one.person_id, day=HELD, at=now.machine) for one in people
    )
    item = AgendaItem.objects.create(
        session=session, position=1, title_kk="Мәжіліс депутаттарын сайлау", subject="election"
    )
    by = {"by": election.led("secretariat.officer"), "at": now}
    called = meetings.call_election(**by, item=item, called_by="commission", called_on=HELD, paper="№ 1")
    for one in people[20:32]:
        person = Person.objects.get(pk=one.person_id)
        meetings.nominate_candidate(**by, election=called, person=person, paper="№ 2", nominated_on=HELD)
    authority, *trustees = (Person.objects.get(pk=one.person_id) for one in people[:3])
    row = meetings.draw_up_sealed(**by, item=item, authority=authority, trustees=trustees)
    codes = _bring(row, now)
    meetings.open_sealed(by=election.led("assembly.chair"), at=now, sealed_vote=row)
    print(json.dumps({"pk": row.pk, "uuid": row.uuid, "codes": codes}))


def elected() -> None:
    """Close that ballot and decrypt it; print the marks of each candidate."""
    row = _counted(election.led("assembly.chair"), at(HELD))
    assert row.tally is not None
    print(json.dumps([line[1:] for line in row.tally["lines"]]))


def _counted(chair: Actor, moment: Moment) -> SealedVote:
    row = SealedVote.objects.latest("pk")
    meetings.close_sealed(by=chair, at=moment, sealed_vote=row)
    while row.status in {"open", "checking"}:  # a worker of the rehearsal may be at it already
        meetings.check_board(row.board_check, lambda: moment)
        row.refresh_from_db()
    _codes, secrets, source = _secrets()
    for holder, secret in zip(row.trustees.all(), secrets, strict=True):
        row.refresh_from_db()
        fingerprint = queries.setup_of(row).election.fingerprint
        part = decrypt_partly(fingerprint, secret, queries.closed_tally_of(row), source)  # type: ignore[arg-type]
        meetings.bring_part(by=_member(holder.person_id), at=moment, sealed_vote=row, text=part.text.decode())
    row.refresh_from_db()
    return row
