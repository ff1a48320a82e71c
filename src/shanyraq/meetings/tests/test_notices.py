"""Every member's notice is a row: by mail, on their page, by hand; what came back, what they confirmed, who is left."""

from datetime import date, time, timedelta

import pytest
from rulebook import Refusal

from shanyraq.journal.forgetting import Cutoff
from shanyraq.journal.models import Entry
from shanyraq.law.mandates import mandates
from shanyraq.meetings import services
from shanyraq.meetings.delivery import settle
from shanyraq.meetings.models import CouncilMeeting, Notice, Session
from shanyraq.meetings.queries import notices as queries
from shanyraq.meetings.rules.notices import Attempt, standing_of
from shanyraq.meetings.services.council import Matter
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.meetings.services.notice_sheets import proof_of
from shanyraq.meetings.tasks import remind_of_meetings, settle_notices
from shanyraq.meetings.tests.conftest import DAY, START
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import Person, User
from shanyraq.web.documents import pdf_of
from shanyraq.web.forgetting import letters
from shanyraq.web.mail import deliver
from shanyraq.web.models import Letter
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> dict[str, Person]:
    """Make four members: with mail and account, with an account only, with mail only, with neither."""
    found = {
        "both": factories.person(email="both@example.org"),
        "page": factories.person(),
        "mail": factories.person(email="mail@example.org"),
        "none": factories.person(),
    }
    for who in found.values():
        factories.seat("assembly.member", who=who)
    factories.account(found["both"], "both@example.org")
    factories.account(found["page"], "page@example.org")
    return found


@pytest.fixture
def called(people: dict[str, Person], convened: Session) -> Session:
    return convened


def member(who: Person, role: str = "assembly.member") -> Actor:
    return Actor(key=f"person:{who.pk}", person_id=who.pk, roles=frozenset({role}))


def standings(session: Session, day: date = DAY) -> dict[int, str]:
    calling = queries.calling_of(session, day)
    assert calling is not None
    return {one.person.pk: one.standing for one in queries.called_on(calling, day)}


def of(session: Session, people: dict[str, Person]) -> dict[str, str]:
    found = standings(session)
    return {name: found[who.pk] for name, who in people.items()}


def test_the_strongest_proof_stands() -> None:
    mail, back = Attempt("mail", sent=True), Attempt("mail", sent=True, returned=True)
    assert standing_of([]) == "none"
    assert standing_of([back]) == "returned"
    assert standing_of([back, Attempt("mail")]) == "waiting"
    assert standing_of([Attempt("page"), mail]) == "sent"
    assert standing_of([mail, Attempt("telephone")]) == "handed"
    assert standing_of([Attempt("paper"), Attempt("page", acknowledged=True)]) == "acknowledged"


@pytest.mark.requirement("SES-03")
def test_the_announcement_serves_each_member_by_the_way_that_reaches_them(
    called: Session, people: dict[str, Person]
) -> None:
    assert of(called, people) == {"both": "waiting", "page": "shown", "mail": "waiting", "none": "none"}
    row = Notice.objects.get(person=people["both"])
    assert (row.channel, row.day, row.at, row.order) == ("mail", DAY, factories.NOON, called.orders.get())
    text = Letter.objects.get(to="both@example.org").text
    assert "/kk/sessions/" in text and text.rstrip().endswith("/notice/")
    assert (
        "/notice/" not in Letter.objects.get(to="mail@example.org").text
    )  # no account: nothing to confirm with


def test_who_wants_no_letters_gets_the_notice_on_their_page(
    prepared: Session, people: dict[str, Person], officer: Actor, chair: Actor
) -> None:
    User.objects.filter(person=people["both"]).update(letters=False)
    at = factories.moment(DAY)
    services.adopt_order(
        by=chair, at=at, session=prepared, number="Д-1", start_day=START, start_time=time(10), place_kk="Астана"
    )  # fmt: skip
    services.record_announcement(by=officer, at=at, session=prepared, outlet="Газет", day=DAY)
    assert of(prepared, people)["both"] == "shown"


def test_the_post_tells_what_became_of_a_letter_and_the_notice_outlives_it(
    called: Session, people: dict[str, Person]
) -> None:
    at = factories.moment(DAY)
    Letter.objects.filter(to="mail@example.org").update(
        state=Letter.DEAD, problem="550", written_at=at.machine
    )
    Letter.objects.filter(to="both@example.org").update(due_at=at.machine, written_at=at.machine)
    deliver(at.machine)
    assert of(called, people) == {"both": "sent", "page": "shown", "mail": "returned", "none": "none"}
    assert (settle_notices(at), settle(at)) == (2, 0)
    later = at.machine + timedelta(days=400)
    assert letters(Cutoff(day=date(2027, 11, 21), machine=later)) == 2
    row = Notice.objects.get(person=people["both"])
    assert (row.letter, row.sent_at) == (None, at.machine)
    assert of(called, people)["mail"] == "returned"


def test_a_dead_letter_that_is_sent_after_all_is_no_return(
    called: Session, people: dict[str, Person]
) -> None:
    at = factories.moment(DAY)
    Letter.objects.filter(to="mail@example.org").update(state=Letter.DEAD)
    settle(at)
    Letter.objects.filter(to="mail@example.org").update(state=Letter.SENT, sent_at=at.machine)
    settle(at)
    assert of(called, people)["mail"] == "sent"


def test_a_member_confirms_once_and_the_journal_names_nobody(
    called: Session, people: dict[str, Person]
) -> None:
    at = factories.moment(DAY)
    services.acknowledge_notice(by=member(people["both"]), at=at, meeting=called)
    assert of(called, people)["both"] == "acknowledged"
    entry = Entry.objects.get(act="meetings.acknowledge_notice")
    assert entry.actor != f"person:{people['both'].pk}" and entry.facts == {"channel": "mail"}
    with pytest.raises(Refusal, match="meetings.already_acknowledged"):
        services.acknowledge_notice(by=member(people["both"]), at=at, meeting=called)
    services.acknowledge_notice(by=member(people["none"]), at=at, meeting=called)  # they read it on the site
    assert of(called, people)["none"] == "acknowledged"


def test_nobody_confirms_what_is_not_for_them_or_not_announced_or_over(
    called: Session, opened_later: Actor
) -> None:
    stranger = member(factories.person())
    with pytest.raises(Refusal, match="meetings.not_called$"):
        services.acknowledge_notice(by=stranger, at=factories.moment(DAY), meeting=called)
    with pytest.raises(Refusal, match="meetings.calling_over"):
        services.acknowledge_notice(
            by=opened_later, at=factories.moment(START + timedelta(days=1)), meeting=called
        )
    raw = Session.objects.create(number=90, prepared_on=DAY)
    with pytest.raises(Refusal, match="meetings.not_called_yet"):
        services.acknowledge_notice(by=opened_later, at=factories.moment(DAY), meeting=raw)


@pytest.fixture
def opened_later(people: dict[str, Person]) -> Actor:
    return member(people["mail"])


def test_one_act_serves_those_left_and_says_who_needs_a_hand(
    called: Session, people: dict[str, Person], officer: Actor
) -> None:
    late = factories.person(email="late@example.org")
    factories.seat("assembly.member", who=late, since=DAY)
    Letter.objects.filter(to="mail@example.org").update(state=Letter.DEAD)
    at = factories.moment(DAY)
    assert services.serve_notices(by=officer, at=at, meeting=called) == 1
    entry = Entry.objects.get(act="meetings.serve_notices")
    assert entry.facts == {"called": 5, "served": 1, "letters": 1, "by_hand": 2}
    assert standings(called)[late.pk] == "waiting"
    with pytest.raises(Refusal) as refusal:  # the returned address is not tried again
        services.serve_notices(by=officer, at=at, meeting=called)
    assert (refusal.value.verdict.code, refusal.value.verdict.facts["left"]) == ("meetings.only_by_hand", 2)
    people["mail"].email = "new@example.org"
    people["mail"].save()
    assert services.serve_notices(by=officer, at=at, meeting=called) == 1
    note = {"by": officer, "at": at, "meeting": called, "people": [people["none"].pk], "told_on": DAY}
    services.note_notices(**note, channel="telephone", receipt="Әпкесі")
    with pytest.raises(Refusal, match="meetings.nobody_left"):
        services.serve_notices(by=officer, at=at, meeting=called)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"channel": "mail"}, "meetings.no_such_channel"),
        ({"people": []}, "meetings.nobody_chosen"),
        ({"receipt": " "}, "meetings.receipt_missing"),
        ({"told_on": DAY - timedelta(days=1)}, "meetings.told_before_the_call"),
        ({"told_on": DAY + timedelta(days=1)}, "meetings.told_ahead"),
        ({"people": [10**6]}, "meetings.not_called$"),
    ],
)
def test_a_paper_notice_needs_a_receipt_and_a_possible_day(
    called: Session, people: dict[str, Person], officer: Actor, given: dict[str, object], code: str
) -> None:
    told = {"people": [people["none"].pk], "channel": "paper", "told_on": DAY, "receipt": "№ 7", **given}
    with pytest.raises(Refusal, match=code):
        services.note_notices(by=officer, at=factories.moment(DAY), meeting=called, **told)
    assert not Notice.objects.filter(person=people["none"]).exists()


def test_a_paper_receipt_is_kept_from_the_public_record(
    called: Session, people: dict[str, Person], officer: Actor
) -> None:
    services.note_notices(
        by=officer, at=factories.moment(DAY), meeting=called, people=[people["none"].pk], channel="paper",
        told_on=DAY, receipt="№ 7 қолхат",
    )  # fmt: skip
    assert of(called, people)["none"] == "handed"
    entry = Entry.objects.get(act="meetings.note_notices")
    assert "№ 7" not in str(entry.facts) and entry.detail.values["receipt"] == "№ 7 қолхат"


def test_what_came_back_leaves_the_member_to_be_told_again(
    called: Session, people: dict[str, Person], officer: Actor
) -> None:
    at = factories.moment(DAY)
    services.return_notice(by=officer, at=at, meeting=called, person=people["mail"].pk, why="Мекенжай ескі")
    assert of(called, people)["mail"] == "returned"
    for name in ("none", "mail", "page"):  # nothing was sent, it is back already, a page cannot come back
        with pytest.raises(Refusal, match="meetings.nothing_to_return"):
            services.return_notice(by=officer, at=at, meeting=called, person=people[name].pk, why="…")
    services.acknowledge_notice(by=member(people["mail"]), at=at, meeting=called)
    assert of(called, people)["mail"] == "acknowledged"
    assert (
        Notice.objects.filter(person=people["mail"]).count() == 2
    )  # the letter that came back stays as it was


def test_a_corrected_day_calls_everybody_anew(
    called: Session, people: dict[str, Person], chair: Actor, officer: Actor
) -> None:
    at = factories.moment(DAY)
    services.acknowledge_notice(by=member(people["both"]), at=at, meeting=called)
    order = called.orders.get()
    document = services.issue_document(by=officer, at=at, thing=order)
    services.correct_order(
        by=chair, at=at, document=document, start_day=START, start_time=time(11), place_kk="Астана",
        place_ru="Астана", agenda=order.agenda, why_kk="Сағаты өзгерді",
    )  # fmt: skip
    assert of(called, people)["both"] == "waiting"
    assert Notice.objects.filter(person=people["both"]).count() == 2


def test_the_night_reminds_once_three_days_before_and_proves_nothing(
    called: Session, people: dict[str, Person]
) -> None:
    def night(day: date) -> int:
        return remind_of_meetings(factories.moment(day))

    assert night(START - timedelta(days=4)) == 0
    assert night(START - timedelta(days=3)) == 2
    assert night(START - timedelta(days=3)) == night(START - timedelta(days=2)) == night(START) == 0
    assert of(called, people)["none"] == "none"
    assert "еске салу" in Letter.objects.order_by("-pk")[0].subject.casefold()
    assert mandates()["meetings.remind_members"].who == {"system"}
    with pytest.raises(Refusal, match="meetings.no_reminder_due"):
        services.remind_members(by=SYSTEM, at=factories.moment(START), meeting=called)


@pytest.mark.requirement("COU-01")
def test_the_council_is_told_when_the_chair_agrees_and_not_before(chair: Actor) -> None:
    who = factories.person(email="c@example.org")
    factories.seat("council.member", who=who)
    deputy = factories.actor("assembly.deputy_chair", day=DAY)
    at = factories.moment(DAY)
    meeting = services.convene_council(
        by=deputy, at=at, start_day=START, start_time=time(15), place_kk="Астана", items=[Matter("Тіл")]
    )
    assert not Notice.objects.exists() and not Letter.objects.exists()
    services.agree_convening(by=chair, at=at, meeting=meeting)
    assert Notice.objects.get().meeting == meeting
    letter = Letter.objects.get()
    assert letter.to == "c@example.org" and "Тіл" in letter.text
    services.acknowledge_notice(by=member(who, "council.member"), at=at, meeting=CouncilMeeting.objects.get())
    assert Entry.objects.get(act="meetings.acknowledge_notice").about == f"meetings.council:{meeting.pk}"


def test_the_minutes_count_the_notices(
    called: Session, people: dict[str, Person], officer: Actor, chair: Actor
) -> None:
    services.acknowledge_notice(by=member(people["both"]), at=factories.moment(DAY), meeting=called)
    factories.confirm("session.quorum", "2/3")
    at = factories.moment(START)
    services.register_members(by=officer, at=at, session=called, people=[who.pk for who in people.values()])
    services.open_session(by=chair, at=at, session=called)
    told = content_of(called)
    words = [one["text"] for part in told["kk"]["parts"] for one in part["sentences"]]
    assert any("4 мүшеден 3 мүшеге" in text for text in words), words
    assert any(
        "Извещения отправлены" in one["text"] for part in told["ru"]["parts"] for one in part["sentences"]
    )


def test_the_proof_is_the_same_bytes_of_the_same_rows(called: Session, people: dict[str, Person]) -> None:
    def proof(language: str) -> bytes:
        calling = queries.calling_of(called, DAY)
        assert calling is not None
        (one,) = queries.called_on(calling, DAY, people["both"].pk)
        return pdf_of(proof_of(calling, one, language))

    first = proof("kk")
    assert first == proof("kk") and first.startswith(b"%PDF") and proof("ru") != first
    services.acknowledge_notice(
        by=member(people["both"]), at=factories.moment(DAY + timedelta(days=1)), meeting=called
    )
    calling = queries.calling_of(called, START)
    assert calling is not None
    (one,) = queries.called_on(calling, START, people["both"].pk)
    assert pdf_of(proof_of(calling, one, "kk")) != first


def told_off(people: dict[str, Person]) -> dict[str, str]:
    return {letter.to: letter.subject for letter in Letter.objects.filter(template="meetings/mail/off")}


def test_who_was_called_is_told_that_the_session_is_put_off_and_who_needs_a_hand(
    called: Session, people: dict[str, Person], chair: Actor, officer: Actor
) -> None:
    at = factories.moment(DAY + timedelta(days=3))
    services.postpone_session(by=chair, at=at, session=called, why_kk="Дауыл", why_ru="Буря")
    assert set(told_off(people)) == {"both@example.org", "mail@example.org"}
    assert all("Дауыл" in letter.text for letter in Letter.objects.filter(template="meetings/mail/off"))
    entry = Entry.objects.get(act="meetings.postpone_session")
    off = queries.off_on(called, at.day)
    assert off is not None and not off.cancelled and off.why["ru"] == "Буря"
    left = {who.pk for who in off.left}
    assert {people["page"].pk, people["none"].pk} <= left and people["both"].pk not in left
    assert (entry.facts["letters"], entry.facts["by_hand"]) == (2, len(left))
    assert queries.off_on(called, DAY) is None
    later = factories.moment(at.day + timedelta(days=1))
    services.cancel_session(by=chair, at=later, session=called, why_kk="Мүлде болмайды")
    assert Letter.objects.filter(template="meetings/mail/off").count() == 4
    called.refresh_from_db()
    gone = queries.off_on(called, later.day)
    assert gone is not None and gone.cancelled and gone.why["kk"] == "Мүлде болмайды"
    then = queries.off_on(called, at.day)
    assert then is not None and not then.cancelled


def test_a_letter_that_it_is_off_is_no_notice_and_one_that_came_back_leaves_the_member(
    called: Session, people: dict[str, Person], chair: Actor
) -> None:
    before = queries.calling_of(called, DAY)
    assert before is not None and before.rows().count() == 3
    services.cancel_session(by=chair, at=factories.moment(DAY), session=called, why_kk="Дауыл")
    assert before.rows().count() == 3 and Notice.objects.filter(off=True).count() == 2
    Letter.objects.filter(to="mail@example.org", template="meetings/mail/off").update(state=Letter.DEAD)
    settle_notices(factories.moment(DAY + timedelta(days=6)))
    called.refresh_from_db()
    off = queries.off_on(called, DAY + timedelta(days=6))
    assert off is not None and people["mail"].pk in {who.pk for who in off.left}


def test_nobody_is_told_that_a_session_is_off_that_nobody_was_called_to(
    prepared: Session, people: dict[str, Person], chair: Actor
) -> None:
    services.cancel_session(by=chair, at=factories.moment(DAY), session=prepared, why_kk="Дауыл")
    assert not Letter.objects.filter(template="meetings/mail/off").exists()
    assert queries.off_on(prepared, DAY) is None
    assert "letters" not in Entry.objects.get(act="meetings.cancel_session").facts
