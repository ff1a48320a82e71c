"""The rehearsal's story: dated acts, told through the services, each lawful on its day or not told at all.

It leaves a visitor of 2 September 2024 with something of every kind: a Session held and closed with decisions,
answers accepted, returned and overdue; a regional hall and members at a distance; a secret vote on paper in both
halls, and an election by sealed ballots in an earlier year; a Session whose order is due; a request one signature short of a third; a
poll one vote short; two norms whose confirmation has run out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time, timedelta
from fractions import Fraction

from shanyraq.acts.services.book import confirm_norm
from shanyraq.bodies.services import publish_composition
from shanyraq.decisions.models import Assignment
from shanyraq.decisions.services import answering, closing
from shanyraq.demo import control, election, halls, organs, packages, papers, programmes, secret, voices
from shanyraq.demo.cast import MEMBERS
from shanyraq.demo.services import BODIES, seat_cast
from shanyraq.demo.telling import BEGUN, Step, at, clerk_of, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.journal.services import begin_instance
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Poll, Request, Session
from shanyraq.meetings.queries.notices import called_on, calling_of
from shanyraq.meetings.services.polls import answer_poll, start_poll
from shanyraq.meetings.services.requests import sign_request, start_request
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Organization
from shanyraq.web.uploads import Brought

ORDERED = date(2024, 5, 13)
HELD = date(2024, 6, 14)
TODAY = date(2024, 9, 2)
AUTUMN = date(2024, 10, 10)


def begin(moment: Moment) -> None:
    """Begin the instance of the rehearsal."""
    kk, ru, en = BODIES["assembly"]
    begin_instance(
        by=SYSTEM, at=moment, kind="rehearsal", names={"kk": kk, "ru": ru, "en": en}, rehearsal_day=TODAY
    )


def confirm(norm: str, value: Fraction, number: str) -> Callable[[Moment], object]:
    """Confirm an unconfirmed norm for the summer's Session only, so that the autumn's asks again."""
    return lambda moment: confirm_norm(
        by=played("head", moment.day), at=moment, norm=norm, value=value, since=BEGUN, until=date(2024, 7, 1),
        paper="Сессия регламентінің көшірмесі (ойдан алынған)", paper_number=number, paper_date=BEGUN,
    )  # fmt: skip


def count_members(moment: Moment) -> None:
    """Publish of whom the Assembly was made on 1 January."""
    publish_composition(by=played("head", moment.day), at=moment, year=BEGUN.year)


def session() -> Session:
    """Give the summer's Session."""
    return Session.objects.filter(prepared_on__gte=BEGUN).earliest("number")


def prepare_summer(moment: Moment) -> None:
    """Prepare the summer's Session with its agenda."""
    head = played("head", moment.day)
    meetings.prepare_session(
        by=head, at=moment, lead_kk="Ана тілі, Достық үйлері және Сессияның үндеуі.",
        lead_ru="Родной язык, Дома дружбы и обращение Сессии.", lead_en="Mother tongues, Friendship Houses and the Session's Appeal.",
    )  # fmt: skip


def set_summer_agenda(moment: Moment) -> None:
    """Set the agenda that the Council proposed."""
    meetings.set_agenda(by=played("head", moment.day), at=moment, session=session(), items=papers.SUMMER_AGENDA, proposed_on=date(2024, 5, 3), proposed_by="К-4 хаттама")  # fmt: skip


def order_summer(moment: Moment) -> None:
    """Adopt the order, 32 days before the opening."""
    meetings.adopt_order(
        by=played("chair", moment.day), at=moment, session=session(), number="Д-12", start_day=HELD, start_time=time(10),
        place_kk="Астана, Бейбітшілік және келісім сарайы", place_ru="Астана, Дворец мира и согласия", place_en="Astana, Palace of Peace and Accord",
    )  # fmt: skip


def announce_summer(moment: Moment) -> None:
    """Record the publication of the order."""
    meetings.record_announcement(
        by=played("officer", moment.day),
        at=moment,
        session=session(),
        outlet="Жаттығу газеті (ойдан алынған)",
        day=moment.day,
    )


def hand_out_summer(moment: Moment) -> None:
    """Note the sheet of signatures of those whom no mail reaches."""
    calling = calling_of(session(), moment.day)
    assert calling is not None
    left = [one.person.pk for one in called_on(calling, moment.day) if one.standing == "none"]
    meetings.note_notices(by=played("officer", moment.day), at=moment, meeting=session(), people=left, channel="paper", told_on=moment.day, receipt="№ 1 тізімдеме")  # fmt: skip


def draw_badges(moment: Moment) -> None:
    """Draw the codes of the badges for the door."""
    meetings.issue_badges(by=played("officer", moment.day), at=moment, session=session())


def register_summer(moment: Moment) -> None:
    """Register those of the main hall: with the regional hall and those at a distance, 301 of 382 are present."""
    present = [one.person_id for one in halls.in_main(moment.day)]
    present += [played(k, moment.day).person_id for k in ("chair", "deputy", "head", "councillor")]
    meetings.register_members(by=played("officer", moment.day), at=moment, session=session(), people=present)  # type: ignore[arg-type]


def open_summer(moment: Moment) -> None:
    """Open the summer's Session."""
    meetings.open_session(by=played("chair", moment.day), at=moment, session=session())


def vote(position: int, votes_for: int, against: int, abstained: int) -> Callable[[Moment], object]:
    """Count a show of hands."""
    return lambda moment: meetings.record_vote(
        by=played("chair", moment.day), at=moment, item=session().items.get(position=position),
        votes_for=votes_for, votes_against=against, abstained=abstained,
    )  # fmt: skip


def draft(position: int, paper: dict[str, str], kind: str, term: date | None) -> Callable[[Moment], object]:
    """Draft the decision on a matter."""
    slugs = {"schools": ["demo-ministry-schools", "demo-agency-archives"]}

    def tell(moment: Moment) -> None:
        bodies = (
            Organization.objects.filter(slug__in=slugs[kind])
            if kind in slugs
            else Organization.objects.filter(classification=kind)
        )
        closing.draft_decision(
            by=played("head", moment.day), at=moment, item_id=session().items.get(position=position).pk,
            addressees=bodies if kind else (), term=term, **paper,
        )  # fmt: skip

    return tell


def close_summer(moment: Moment) -> None:
    """Close the Session with its decisions."""
    closing.close_session(by=played("chair", moment.day), at=moment, session_id=session().pk)


def _paper(words: str) -> Brought:
    # A small true PDF, so that the file opens; its one line is Latin because the built-in fonts have no Kazakh.
    stream = b"BT /F1 14 Tf 60 760 Td (Rehearsal: an invented answer) Tj ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream), b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]  # fmt: skip
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = (
        b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(out)
    )
    return Brought(out + end, f"{words}.pdf", "pdf")


def answer_schools(moment: Moment) -> None:
    """The invented ministry answers in time."""
    card = Assignment.objects.get(addressee__slug="demo-ministry-schools")
    answering.answer_decision(
        by=clerk_of(card.addressee, moment.day), at=moment, assignment_id=card.pk, dated=moment.day, document=_paper("zhauap-01-7-45"),
        **papers.SCHOOLS_ANSWER,
    )  # fmt: skip


def accept_schools(moment: Moment) -> None:
    """The Secretariat accepts it."""
    card = Assignment.objects.get(addressee__slug="demo-ministry-schools")
    answering.accept_answer(by=played("officer", moment.day), at=moment, assignment_id=card.pk)


def akim_cards() -> list[Assignment]:
    """Give the akims' cards in a fixed order."""
    return list(Assignment.objects.filter(addressee__classification="akimat").order_by("addressee__slug"))


def answer_akim(place: int, words: tuple[str, str, str, str]) -> Callable[[Moment], object]:
    """One akimat answers."""

    def tell(moment: Moment) -> None:
        card = akim_cards()[place]
        number, kk, ru, en = words
        answering.answer_decision(
            by=clerk_of(card.addressee, moment.day), at=moment, assignment_id=card.pk, number=f"{number}-{place + 1}", dated=moment.day,
            text_kk=kk, text_ru=ru, text_en=en, document=_paper(f"esep-{place + 1}"),
        )  # fmt: skip

    return tell


def review_akim(place: int, why: str = "") -> Callable[[Moment], object]:
    """The Secretariat accepts or, with a reason, returns."""

    def tell(moment: Moment) -> None:
        given = {"by": played("officer", moment.day), "at": moment, "assignment_id": akim_cards()[place].pk}
        answering.return_answer(**given, why_returned=why) if why else answering.accept_answer(**given)  # type: ignore[arg-type]

    return tell


def prepare_autumn(moment: Moment) -> None:
    """Prepare the autumn's Session: place and day are planned, the order is due by 10 September."""
    meetings.prepare_session(
        by=played("head", moment.day), at=moment, start_day=AUTUMN, start_time=time(10),
        lead_kk="Жазғы шешімдердің есебі, этностар тарихы қоры, регламент.",
        lead_ru="Отчёт о летних решениях, фонд истории этносов, регламент.", lead_en="The summer's decisions, the archive of ethnic histories, the rules of procedure.",
        place_kk="Астана, Бейбітшілік және келісім сарайы", place_ru="Астана, Дворец мира и согласия", place_en="Astana, Palace of Peace and Accord",
    )  # fmt: skip


def set_autumn_agenda(moment: Moment) -> None:
    """Set its agenda."""
    row = Session.objects.order_by("-number").first()
    meetings.set_agenda(
        by=played("head", moment.day),
        at=moment,
        session=row,
        items=papers.AUTUMN_AGENDA,
        proposed_on=date(2024, 8, 19),
        proposed_by="К-7 хаттама",
    )  # type: ignore[arg-type]


def put_material(moment: Moment) -> None:
    """Put an invented report to the first matter of the autumn."""
    row = Session.objects.order_by("-number")[0]
    meetings.put_material(
        by=played("officer", moment.day), at=moment, session=row, item=row.items.all()[0], file=_paper("esep"), **papers.MATERIAL,
    )  # fmt: skip


def ask(moment: Moment) -> None:
    """A member asks for an extraordinary Session."""
    start_request(by=seated("assembly.member", moment.day)[0], at=moment, **papers.REQUEST)


def sign(place: int) -> Callable[[Moment], object]:
    """One more member signs."""
    return lambda moment: sign_request(
        by=seated("assembly.member", moment.day)[place], at=moment, request=Request.objects.get()
    )


def poll(moment: Moment) -> None:
    """The Secretariat asks the Council in writing."""
    start_poll(by=played("officer", moment.day), at=moment, deadline=date(2024, 9, 9), **papers.POLL)


def reply(place: int, choice: str) -> Callable[[Moment], object]:
    """A member of the Council answers the poll."""
    return lambda moment: answer_poll(
        by=seated("council.member", moment.day)[place], at=moment, poll=Poll.objects.get(), choice=choice
    )


def steps() -> Iterator[Step]:
    """Give the story in order."""
    yield Step(BEGUN, "begin", begin)
    yield Step(BEGUN, "people", lambda moment: seat_cast(by=SYSTEM, at=moment))
    yield Step(date(2024, 5, 2), "composition", count_members)
    yield Step(BEGUN, "quorum", confirm("session.quorum", Fraction(2, 3), "Р-1"))
    yield Step(BEGUN, "majority", confirm("session.majority", Fraction(1, 2), "Р-2"))
    yield Step(BEGUN, "at a distance", halls.allow)
    yield from election.steps()
    yield Step(date(2024, 5, 2), "prepare", prepare_summer)
    yield Step(date(2024, 5, 6), "agenda", set_summer_agenda)
    yield Step(ORDERED, "order", order_summer)
    yield Step(ORDERED + timedelta(days=1), "announce", announce_summer)
    yield Step(ORDERED + timedelta(days=4), "notices", hand_out_summer)
    yield Step(HELD - timedelta(days=1), "badges", draw_badges)
    yield from halls.prepared()
    yield Step(HELD, "register", register_summer)
    yield from halls.came()
    yield Step(HELD, "open", open_summer)
    yield Step(HELD, "vote 1", vote(1, 271, 12, 9))
    yield from secret.steps()
    yield Step(HELD, "vote 3", vote(3, 296, 0, 3))
    yield Step(HELD, "draft 1", draft(1, papers.CIRCLES, "schools", date(2024, 8, 15)))
    yield Step(HELD, "draft 2", draft(2, papers.REPORTS, "akimat", date(2024, 8, 20)))
    yield Step(HELD, "draft 3", draft(3, papers.APPEAL, "", None))
    yield Step(HELD, "close", close_summer)
    yield Step(date(2024, 7, 31), "schools answer", answer_schools)
    yield Step(date(2024, 8, 5), "schools accepted", accept_schools)
    for place in range(11):
        day = date(2024, 8, 6) + timedelta(days=place)
        yield Step(day, f"akim {place + 1}", answer_akim(place, papers.AKIM_ANSWERS[place % 3]))
    for place in range(9):
        yield Step(
            date(2024, 8, 19),
            f"review {place + 1}",
            review_akim(place, "деректер кестесі жоқ" if place == 4 else ""),
        )
    yield Step(date(2024, 8, 21), "prepare autumn", prepare_autumn)
    yield Step(date(2024, 8, 22), "agenda autumn", set_autumn_agenda)
    yield Step(date(2024, 8, 22), "material autumn", put_material)
    yield Step(date(2024, 8, 23), "ask", ask)
    for place in range(1, -(-MEMBERS // 3) - 1):
        yield Step(date(2024, 8, 23) + timedelta(days=place % 10), f"sign {place + 1}", sign(place))
    yield from organs.steps()
    yield from control.steps()
    yield from programmes.steps()
    yield from packages.steps()
    yield from voices.steps()
    yield Step(date(2024, 8, 30), "poll", poll)
    for place in range(55):
        yield Step(date(2024, 8, 30) + timedelta(days=place % 4), f"reply {place + 1}", reply(place, "for"))
    for place in range(55, 62):
        yield Step(
            date(2024, 9, 1), f"reply {place + 1}", reply(place, "against" if place % 2 else "abstain")
        )


def tell(show: Callable[[int, int, Step], None] = lambda *_: None) -> int:
    """Tell the whole story; give the number of acts. `show(done, all, step)` is called after each."""
    whole = sorted(steps(), key=lambda step: step.day)
    for done, step in enumerate(whole, start=1):
        step.tell(at(step.day))
        show(done, len(whole), step)
    return len(whole)
