"""An election of deputies in the rehearsal, by sealed ballots, told by the rules of June 2018: three of nine seats are filled.

Who gives the codes, the trustees and the voters are played by this program, so that none of its secrets is one. The
acts are entered when the rehearsal begins and carry the days of that year. The number of the Session is one of which
the sources tell nothing; every person and paper is invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from fractions import Fraction

from shanyraq.acts.services.book import confirm_norm
from shanyraq.decisions.services import closing
from shanyraq.demo.papers import ELECTION_AGENDA
from shanyraq.demo.sealing import CODES, ballot, certificate, key, part, register_of, shares
from shanyraq.demo.telling import BEGUN, Step, at, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import AgendaItem, Deputy, Election, SealedVote, Session
from shanyraq.people.acting import ANYONE, Actor
from shanyraq.people.models import Membership, Person

NUMBER, HELD = 26, date(2018, 6, 8)
PRESENT, CANDIDATES = 190, 4
TERM_OVER = date(2021, 1, 10)
OFFICES = ("assembly.chair", "secretariat.head", "secretariat.officer")
Tell = Callable[[Moment], object]
Given = Callable[[], dict[str, object]]


def led(post: str) -> Actor:
    """Give who held an office in that year."""
    kind, role = post.split(".")
    seat = Membership.objects.on(HELD).get(organization__slug=kind, role=role)
    roles, seats = frozenset({post}), frozenset({(post, seat.organization_id)})
    return Actor(f"person:{seat.person_id}", seat.person_id, roles, seats)


def hall() -> list[Actor]:
    """Give the members who came, in a fixed order, those left out who hold an office."""
    officers = {led(post).person_id for post in OFFICES}
    return [one for one in seated("assembly.member", HELD) if one.person_id not in officers][:PRESENT]


def session() -> Session:
    """Give the Session of that year."""
    return Session.objects.get(number=NUMBER)


def _item() -> AgendaItem:
    return session().items.get(position=1)


def _vote() -> SealedVote:
    return SealedVote.objects.get(item=_item())


def _of(actor: Actor) -> Person:
    return Person.objects.get(pk=actor.person_id)


def _told(on: date, act: Callable[..., object], who: Callable[[], Actor], /, **given: object) -> Tell:
    """Make an act of an earlier day; a value that is a function is asked when the act is told."""

    def tell(_moment: Moment) -> object:
        now = {name: value() if callable(value) else value for name, value in given.items()}
        return act(by=who(), at=at(on), **now)

    return tell


def _chair() -> Actor:
    return led("assembly.chair")


def _head() -> Actor:
    return led("secretariat.head")


def _officer() -> Actor:
    return led("secretariat.officer")


def _settle(norm: str) -> Tell:
    return lambda moment: confirm_norm(
        by=played("head", moment.day), at=moment, norm=norm, value=Fraction(2, 3), since=date(2018, 6, 1),
        until=date(2018, 7, 1), paper="Сессия регламентінің көшірмесі (ойдан алынған)", paper_number="Р-0", paper_date=BEGUN,
    )  # fmt: skip


def _convene() -> Iterator[tuple[str, Tell]]:
    ordered, place = date(2018, 5, 3), {
        "place_kk": "Астана, Бейбітшілік және келісім сарайы", "place_ru": "Астана, Дворец мира и согласия",
        "place_en": "Astana, Palace of Peace and Accord",
    }  # fmt: skip
    lead = {"lead_kk": "Мәжіліс депутаттарын сайлау (ойдан алынған).", "lead_ru": "Выборы депутатов Мажилиса (вымышлены).", "lead_en": "Election of deputies of the Mazhilis (invented)."}  # fmt: skip
    yield "prepare", _told(date(2018, 4, 23), meetings.prepare_session, _head, number=NUMBER, **lead)
    yield "agenda", _told(date(2018, 4, 25), meetings.set_agenda, _head, session=session, items=lambda: ELECTION_AGENDA,
                          proposed_on=date(2018, 4, 20), proposed_by="К-2 хаттама")  # fmt: skip
    yield "order", _told(ordered, meetings.adopt_order, _chair, session=session, number="Д-3", start_day=HELD,
                         start_time=time(10), **place)  # fmt: skip
    yield "announce", _told(date(2018, 5, 4), meetings.record_announcement, _officer, session=session,
                            outlet="Жаттығу газеті (ойдан алынған)", day=date(2018, 5, 4))  # fmt: skip
    called = date(2018, 5, 10)
    yield "call", _told(called, meetings.call_election, _officer, item=_item, called_by="commission", called_on=called,
                        paper="№ 7 қаулы (ойдан алынған)")  # fmt: skip
    named = date(2018, 5, 24)
    for place_of in range(CANDIDATES):
        yield f"candidate {place_of + 1}", _told(
            named, meetings.nominate_candidate, _officer, election=Election.objects.get, nominated_on=named,
            person=lambda place_of=place_of: _of(hall()[10 + place_of]), paper="К-3 хаттама (ойдан алынған)",
        )  # fmt: skip
    yield "register", _told(HELD, meetings.register_members, _officer, session=session,
                            people=lambda: [one.person_id for one in hall()])  # fmt: skip
    yield "open", _told(HELD, meetings.open_session, _chair, session=session)


def _ceremony() -> Iterator[tuple[str, Tell]]:
    """Draw up the vote with three trustees of whom two are enough, and bring what each of them makes."""
    yield "draw up", _told(HELD, meetings.draw_up_sealed, _officer, item=_item, authority=lambda: _of(hall()[0]),
                           trustees=lambda: [_of(one) for one in hall()[1:4]], threshold=2)  # fmt: skip
    for what, act, make in (
        ("certificate", meetings.bring_certificate, certificate),
        ("shares", meetings.bring_shares, shares),
        ("key", meetings.bring_key, key),
    ):
        for number in (1, 2, 3):
            yield f"{what} {number}", _told(HELD, act, lambda number=number: hall()[number], sealed_vote=_vote,
                                            text=lambda make=make, number=number: make(_vote(), number))  # fmt: skip
    yield "rights", _told(HELD, meetings.bring_rights, lambda: hall()[0], sealed_vote=_vote,
                          text=lambda: register_of(_vote()))  # fmt: skip
    yield "open vote", _told(HELD, meetings.open_sealed, _chair, sealed_vote=_vote)


def _count() -> Iterator[tuple[str, Tell]]:
    """Cast the ballots, close, decrypt without the third trustee, issue the protocol, fix the results."""
    for place in range(CODES):
        yield f"ballot {place + 1}", _told(HELD, meetings.cast_ballot, lambda: ANYONE, sealed_vote=_vote,
                                           ballot=lambda place=place: ballot(_vote(), place))  # fmt: skip
    yield "close vote", _told(HELD, meetings.close_sealed, _chair, sealed_vote=_vote)
    yield "check board", lambda _moment: meetings.check_board(_vote().board_check, lambda: at(HELD))
    for number in (1, 2):
        yield f"part {number}", _told(HELD, meetings.bring_part, lambda number=number: hall()[number], sealed_vote=_vote,
                                      text=lambda number=number: part(_vote(), number))  # fmt: skip
    yield "protocol", _told(HELD, meetings.issue_document, _officer, thing=_vote)
    yield "close", _told(HELD, closing.close_session, _chair, session_id=lambda: session().pk)
    fixed = date(2018, 6, 11)
    yield "results", _told(fixed, meetings.fix_results, _officer, election=Election.objects.get, results_on=fixed, since=fixed,
                           paper="№ 12 қаулы (ойдан алынған)")  # fmt: skip


def _end(place: int) -> Tell:
    return lambda moment: meetings.end_deputy(
        by=played("officer", moment.day), at=moment, deputy=Deputy.objects.order_by("seat")[place], until=TERM_OVER,
        why="Мәжілістің өкілеттік мерзімі аяқталды (ойдан алынған)",
    )  # fmt: skip


def steps() -> Iterator[Step]:
    """Give the chapter in order; every one of its acts is entered on the day the rehearsal begins."""
    for norm in ("session.quorum", "mazhilis.quorum"):
        yield Step(BEGUN, f"{norm} of 2018", _settle(norm))
    for chapter in (_convene, _ceremony, _count):
        for title, tell in chapter():
            yield Step(BEGUN, f"election: {title}", tell)
    for place in range(3):
        yield Step(BEGUN, f"mandate {place + 1} over", _end(place))
