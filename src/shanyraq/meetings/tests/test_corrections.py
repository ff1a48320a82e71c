"""An issued order is corrected by a superseding document: what may be, what may not, and both stay and are shown."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from rulebook import Allowed, Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.models import Entry, Instance
from shanyraq.meetings import services
from shanyraq.meetings.forms.sessions import order_as_it_stands
from shanyraq.meetings.models import Issued, Order, Session
from shanyraq.meetings.queries.sessions import order_on
from shanyraq.meetings.rules.corrections import OrderText, may_correct_order
from shanyraq.meetings.rules.sessions import SessionFacts
from shanyraq.meetings.tests.test_documents import text_of
from shanyraq.people.acting import Actor
from shanyraq.people.models import Person
from shanyraq.web.models import Letter
from shanyraq.web.uploads import path_of
from tests import factories

DAY, START = date(2024, 9, 2), date(2024, 10, 15)
LAST = START - timedelta(days=30)
WAS = OrderText(
    START, time(10), {"kk": "Астана", "ru": "Астана", "en": ""},
    ({"kk": "Ана тілі", "ru": "Родной язык", "en": ""}, {"kk": "Сайлау", "ru": "Выборы", "en": ""}),
)  # fmt: skip
FACTS = SessionFacts(
    start_day=START, place="Астана", agenda=("Ана тілі", "Сайлау"), order_day=DAY, announcements=1
)


def reworded(language: str, text: str) -> OrderText:
    return replace(WAS, agenda=({**WAS.agenda[0], language: text}, WAS.agenda[1]))


def placed(language: str, text: str) -> OrderText:
    return replace(WAS, place={**WAS.place, language: text})


def code(now: OrderText, day: date = DAY, facts: SessionFacts = FACTS, ended_on: date | None = None) -> str:
    verdict = may_correct_order(rulebook(), WAS, now, facts, day, ended_on=ended_on)
    return "" if isinstance(verdict, Allowed) else verdict.code


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("now", "day", "expected"),
    [
        (WAS, DAY, "meetings.nothing_corrected"),
        (placed("kk", "Алматы"), LAST, ""),
        (placed("kk", "Алматы"), LAST + timedelta(1), "meetings.correction_breaks_notice"),
        (placed("ru", "Алматы"), START, ""),
        (placed("kk", " "), DAY, "meetings.place_missing"),
        (replace(WAS, start_time=time(11)), LAST + timedelta(1), "meetings.correction_breaks_notice"),
        (replace(WAS, start_day=START + timedelta(1)), LAST + timedelta(1), ""),
        (replace(WAS, start_day=START - timedelta(1)), LAST, "meetings.correction_breaks_notice"),
        (reworded("kk", "Ана тілдері"), START - timedelta(1), ""),
        (reworded("kk", " "), DAY, "meetings.title_missing"),
        (replace(WAS, agenda=WAS.agenda[:1]), DAY, "meetings.matters_need_new_order"),
    ],
)
def test_what_may_be_corrected_depends_on_the_notice(now: OrderText, day: date, expected: str) -> None:
    assert code(now, day) == expected


@pytest.mark.django_db
def test_once_a_session_opened_only_translations_are_corrected_and_an_ended_order_never() -> None:
    opened = replace(FACTS, opened_on=START)
    assert code(reworded("kk", "Ана тілдері"), START, opened) == "meetings.session_open"
    assert code(reworded("ru", "Родные языки"), START, opened) == ""
    assert code(reworded("ru", "Родные языки"), DAY, ended_on=DAY) == "meetings.order_ended"


@pytest.mark.django_db
def test_an_extraordinary_one_keeps_its_month_and_no_notice() -> None:
    facts = replace(FACTS, kind="extraordinary", decided_on=START - timedelta(20))
    assert code(placed("kk", "Алматы"), START - timedelta(1), facts) == ""
    far = replace(WAS, start_day=START + timedelta(30))
    assert code(far, START - timedelta(1), facts) == "meetings.extraordinary_too_late"
    assert code(replace(WAS, start_day=DAY), START, facts) == "meetings.start_before_order"


def given(order: Order, **changed: Any) -> dict[str, Any]:
    names = ("start_day", "start_time", "place_kk", "place_ru", "place_en", "agenda")
    return {**{name: getattr(order, name) for name in names}, "why_kk": "Қате түзетілді", **changed}


@pytest.fixture
def document(convened: Session, officer: Actor) -> Issued:
    return services.issue_document(by=officer, at=factories.moment(DAY), thing=convened.orders.get())


@pytest.mark.django_db
def test_a_corrected_order_supersedes_both_stay_and_the_pdf_says_what_it_corrects(
    document: Issued, convened: Session, chair: Actor
) -> None:
    member, _other = factories.members(2)
    Person.objects.filter(pk=member.pk).update(email="member@example.org")
    day, old_bytes = DAY + timedelta(days=3), path_of(document.file_kk).read_bytes()
    first, *rest = convened.orders.get().agenda
    agenda = [{**first, "kk": "Ана тілдері", "ru": "Родные языки"}, *rest]
    made = services.correct_order(
        by=chair, at=factories.moment(day), document=document,
        **given(convened.orders.get(), place_kk="Алматы", place_ru="Алматы", agenda=agenda),
    )  # fmt: skip
    document.refresh_from_db()
    assert (document.state, made.state, made.supersedes) == ("superseded", "issued", document)
    assert path_of(document.file_kk).read_bytes() == old_bytes, "the earlier document stays as it was"
    kazakh, russian = (text_of(path_of(f).read_bytes()) for f in (made.file_kk, made.file_ru))
    for said in ("2024/1", "Алматы", "Астана", "Ана тілдері", "Қате түзетілді"):
        assert said in kazakh, said
    assert "Родной язык" in russian and "Родные языки" in russian
    assert made.content["kk"]["blocks"] != document.content["kk"]["blocks"]
    order = convened.orders.get()
    assert (order.place_kk, order.number, order.ended_on) == ("Алматы", "Д-12", None)
    assert convened.items.get(position=1).title_kk == "Ана тілдері"
    before, after = order_on(convened, DAY), order_on(convened, day)
    assert before and after
    assert (before.place_kk, after.place_kk) == ("Астана", "Алматы"), "a dated page shows the text of its day"
    assert before.agenda[0]["kk"] == "Ана тілі"
    entry = Entry.objects.latest("id")
    assert entry.act == "meetings.correct_order" and entry.facts["supersedes"] == "2024/1"
    assert entry.facts["changed"] == ["place_kk", "place_ru", "agenda 1 kk", "agenda 1 ru"]
    assert set(entry.digests) == {"before", "after"}
    letter = Letter.objects.latest("id")
    assert (letter.to, letter.template) == ("member@example.org", "meetings/mail/corrected")
    assert "Алматы" in letter.text


@pytest.mark.django_db
def test_a_translation_is_corrected_without_a_letter_and_a_chain_of_corrections_reads_back(
    document: Issued, convened: Session, chair: Actor
) -> None:
    first, second = DAY + timedelta(1), START - timedelta(1)
    made = services.correct_order(
        by=chair,
        at=factories.moment(first),
        document=document,
        **given(convened.orders.get(), place_ru="г. Астана"),
    )
    services.correct_order(
        by=chair,
        at=factories.moment(second),
        document=made,
        **given(convened.orders.get(), place_ru="город Астана"),
    )
    told = [order_on(convened, day) for day in (DAY, first, second)]
    assert [order and order.place_ru for order in told] == ["Астана", "г. Астана", "город Астана"]
    assert not Letter.objects.filter(template="meetings/mail/corrected").exists()


@pytest.mark.django_db
def test_it_is_refused_whole_and_only_the_chair_does_it(
    document: Issued, convened: Session, officer: Actor, chair: Actor
) -> None:
    order, at = convened.orders.get(), factories.moment(LAST + timedelta(1))
    for by, code, changed in (
        (officer, "law.no_mandate", {"place_kk": "Алматы"}),
        (chair, "meetings.correction_breaks_notice", {"place_kk": "Алматы"}),
        (chair, "meetings.reason_missing", {"place_ru": "Алматы", "why_kk": " "}),
        (chair, "meetings.nothing_corrected", {}),
    ):
        with pytest.raises(Refusal, match=f"^{code}$"):
            services.correct_order(by=by, at=at, document=document, **given(order, **changed))
    services.annul_document(by=officer, at=at, document=document, why_kk="Қате")
    with pytest.raises(Refusal, match=r"^meetings\.document_annulled$"):
        services.correct_order(by=chair, at=at, document=document, **given(order, place_ru="Алматы"))
    order.refresh_from_db()
    assert order.place_kk == "Астана" and Issued.objects.count() == 1


@pytest.mark.django_db
def test_a_protocol_has_no_text_to_correct(officer: Actor, chair: Actor) -> None:
    factories.members(3, council=3)
    poll = services.start_poll(
        by=officer, at=factories.moment(DAY), question_kk="Сұрақ бар ма?", deadline=DAY
    )
    at = factories.moment(DAY + timedelta(1))
    services.close_poll(by=officer, at=at, poll=poll)
    poll.refresh_from_db()
    protocol = services.issue_document(by=officer, at=at, thing=poll)
    with pytest.raises(Refusal, match="not_an_order"):
        services.correct_order(
            by=chair, at=at, document=protocol, start_day=START, start_time=time(10), place_kk="Астана",
            agenda=[], why_kk="Қате",
        )  # fmt: skip


@pytest.mark.django_db
def test_the_page_shows_what_was_and_what_is_and_keeps_what_was_typed(
    document: Issued, convened: Session, chair: Actor
) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=LAST + timedelta(1), name_kk="Ассамблея", begun_at=timezone.now()
    )
    browser = Client()
    browser.force_login(factories.account(Person.objects.get(pk=chair.person_id)))
    path = f"/en/sessions/documents/{document.pk}/correct/"
    shown = browser.get(path).content.decode()
    assert 'value="15.10.2024"' in shown and "Ана тілі" in shown
    begun = order_as_it_stands(convened.orders.get())
    typed = {**begun, "start_day": "15.10.2024", "start_time": "10:00", "why_kk": "Қате түзетілді"}
    late = browser.post(path, {**typed, "place_kk": "Алматы"})
    assert late.status_code == 409 and "29 days are left, 30 are needed" in late.content.decode()
    assert "Алматы" in late.content.decode(), "nothing typed is lost"
    done = browser.post(path, {**typed, "matter_0_ru": "Родные <языки>"})
    assert done.status_code == 302
    page = Client().get(done.headers["Location"]).content.decode()
    assert "<del>Родной язык</del>" in page and "<ins>Родные &lt;языки&gt;</ins>" in page
    assert "Superseded" in Client().get(f"/en/sessions/documents/{document.pk}/").content.decode()
    assert Client().get(path).status_code == 403
