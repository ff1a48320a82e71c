"""The story is lawful step by step, and leaves a visitor of 2 September 2024 with something of every kind."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from ballot.cli import main as ballot_command
from django.test import Client
from rulebook import Refusal, Refused

from shanyraq.acts.queries import rulebook
from shanyraq.decisions import queries as decisions
from shanyraq.decisions.models import Decision
from shanyraq.demo import election, story, telling
from shanyraq.demo.services import seat_cast
from shanyraq.journal.models import Entry
from shanyraq.law import sessions
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import Deputy, Issued, PaperVote, Poll, Request, SealedVote, Session
from shanyraq.meetings.queries.halls import places_of
from shanyraq.meetings.rules.numbers import roman
from shanyraq.meetings.services.polls import answer_poll, close_poll
from shanyraq.meetings.services.requests import sign_request
from shanyraq.people.acting import SYSTEM
from shanyraq.people.models import Person, User
from shanyraq.portal import front

pytestmark = pytest.mark.django_db
TODAY = story.TODAY


@pytest.fixture(scope="module")
def told(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[int]:
    """Tell the story once for all tests of this file."""
    from django.db import transaction
    from django.test.utils import override_settings

    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("files")):  # type: ignore[attr-defined]
        with transaction.atomic():
            yield story.tell()
            transaction.set_rollback(True)


def test_every_step_is_one_act_and_one_entry(told: int) -> None:
    assert Entry.objects.count() == told


def test_everybody_in_it_is_invented(told: int) -> None:
    assert not Person.objects.filter(invented=False).exists()


def test_the_days_of_the_story_never_go_back(told: int) -> None:
    """The election of 2018 is entered when the rehearsal begins, in the order of its own days."""
    days = list(Entry.objects.order_by("id").values_list("day", flat=True))
    before = [day for day in days if day < telling.BEGUN]
    after = [day for day in days if day >= telling.BEGUN]
    assert before == sorted(before) and before[0].year == 2018
    assert after == sorted(after) and days[-1] <= TODAY


@pytest.mark.requirement("SES-04")
def test_the_request_lacks_one_signature_and_the_member_gives_it(told: int) -> None:
    request = Request.objects.get()
    member = story.played("member", TODAY)
    assert request.signatures.count() == 127
    assert not sessions.is_request_valid(rulebook(), 127, 382, TODAY)
    sign_request(by=member, at=story.at(TODAY), request=request)
    assert sessions.is_request_valid(rulebook(), request.signatures.count(), 382, TODAY)


@pytest.mark.requirement("ELE-01")
def test_a_visitor_opens_the_protocol_of_an_election_and_recounts_its_archive(
    told: int, client: Client, tmp_path: Path
) -> None:
    row = SealedVote.objects.get()
    assert row.status == "counted" and row.threshold == 2 and not row.trustees.get(number=3).part
    elected = Deputy.objects.filter(candidate__election=row.election)
    assert elected.count() == 3 and all(one.until == election.TERM_OVER for one in elected)
    board = client.get(f"/en/sessions/sealed/{row.pk}/").content.decode()
    assert row.head in board and "Each candidate needed 9 votes" in board
    archive = tmp_path / f"{row.uuid}.bel"
    archive.write_bytes(client.get(f"/en/sessions/sealed/{row.pk}/{row.uuid}.bel").content)
    assert ballot_command(["verify", str(archive), "--expect-head", row.head]) == 0
    protocol = Issued.objects.get(about=f"meetings.sealed_vote:{row.pk}")
    assert row.head in str(protocol.content)
    page = client.get(f"/en/sessions/documents/{protocol.pk}/")
    assert page.status_code == 200


def test_the_second_matter_of_the_summer_is_voted_in_secret_on_paper(told: int) -> None:
    row = PaperVote.objects.get()
    assert row.status == "counted" and row.vote is not None
    assert (row.vote.votes_for, row.vote.spoilt, row.entries.count()) == (240, 3, 4)
    assert list(row.boxes.values_list("number", "took_part")) == [(0, 259), (1, 40)]
    assert Issued.objects.filter(about=f"meetings.paper_vote:{row.pk}").exists()


def test_the_summer_sat_in_an_invented_hall_too_and_two_were_at_a_distance(told: int, client: Client) -> None:
    row = PaperVote.objects.get().item.session
    halls = row.halls.get()
    assert all(word in name for word, name in zip(
        ("ойдан алынған", "вымышленный", "invented"), (halls.name_kk, halls.name_ru, halls.name_en), strict=True
    ))  # fmt: skip
    assert [(one.key, one.present) for one in places_of(row, TODAY)] == [("0", 259), ("1", 40), ("remote", 2)]
    for page in ("halls", "presence"):
        text = client.get(f"/en/sessions/{roman(row.number).lower()}/{page}/").content.decode()
        assert "Pavlodar hall (invented)" in text and "Remotely" in text


@pytest.mark.requirement("COU-02")
def test_the_poll_lacks_one_vote_and_silence_counts_against(told: int) -> None:
    poll = Poll.objects.get()
    assert poll.answers.filter(choice="for").count() == 55
    answer_poll(by=story.played("councillor", TODAY), at=story.at(TODAY), poll=poll, choice="for")
    closed = close_poll(
        by=story.played("officer", date(2024, 9, 10)), at=story.at(date(2024, 9, 10)), poll=poll
    )
    assert closed.closed_on == date(2024, 9, 10)
    from shanyraq.law.council import is_poll_adopted

    assert is_poll_adopted(rulebook(), 56, 84, TODAY)
    assert not is_poll_adopted(rulebook(), 55, 84, TODAY)


@pytest.mark.requirement("SES-02")
def test_the_autumn_order_is_lawful_until_the_tenth_of_september(told: int) -> None:
    row = Session.objects.order_by("-number").first()
    assert row is not None
    late = date(2024, 9, 11)
    given = {"session": row, "number": "Д-20"}
    with pytest.raises(Refusal, match="meetings.notice_too_short"):
        meetings.adopt_order(by=story.played("chair", late), at=story.at(late), **given)
    order = meetings.adopt_order(
        by=story.played("chair", date(2024, 9, 10)), at=story.at(date(2024, 9, 10)), **given
    )
    assert (order.start_day - order.day).days == 30


def test_the_confirmations_of_the_summer_do_not_carry_the_autumn(told: int) -> None:
    verdict = sessions.is_session_quorate(rulebook(), 382, 382, TODAY)
    assert isinstance(verdict, Refused) and verdict.code == "law.unconfirmed_norm"


@pytest.mark.requirement("FUN-05", "CTL-01")
def test_the_decisions_show_every_state(told: int) -> None:
    cards = [card for row in Decision.objects.all() for card in decisions.cards_of(row, TODAY)]
    counts = decisions.count_states(cards)
    assert {state for state, count in counts.items() if count} == {"overdue", "answered", "accepted"}
    assert counts["overdue"] == 11


def test_the_cast_is_never_seated_twice_or_officially(told: int) -> None:
    with pytest.raises(Refusal, match="demo.already_told"):
        seat_cast(by=SYSTEM, at=story.at(TODAY))


def test_one_click_signs_in_only_in_a_rehearsal(told: int, settings: object) -> None:
    client = Client()
    assert client.post("/kk/rehearsal/as/chair/").status_code == 302
    assert client.get("/kk/rehearsal/as/chair/").status_code == 405
    assert client.post("/kk/rehearsal/as/nobody/").status_code == 404
    settings.REHEARSAL = False  # type: ignore[attr-defined]
    assert Client().post("/kk/rehearsal/as/chair/").status_code == 404
    assert Client().get("/kk/rehearsal/").status_code == 404


def test_an_officer_moves_the_day_forward_and_a_visitor_does_not(told: int) -> None:
    client = Client()
    to = {"to": (TODAY + timedelta(days=8)).isoformat()}
    assert client.post("/kk/rehearsal/clock/", to).status_code in {403, 409}
    assert 'aria-disabled="true"' in client.get("/kk/rehearsal/").content.decode()
    client.post("/kk/rehearsal/as/officer/")
    assert 'aria-disabled="true"' not in client.get("/kk/rehearsal/").content.decode()
    assert client.post("/kk/rehearsal/clock/", to).status_code == 302
    assert client.post("/kk/rehearsal/clock/", {"to": TODAY.isoformat()}).status_code == 409


@pytest.mark.requirement("PLT-01")
def test_the_home_page_shows_the_next_session_and_who_is_late(told: int, client: Client) -> None:
    html = client.get("/en/").content.decode()
    coming = Session.objects.filter(start_day__gte=TODAY, cancelled_on__isnull=True).earliest("start_day")
    assert f'href="/en/sessions/{roman(coming.number).lower()}/"' in html
    late = [
        d for d in Decision.objects.all() if decisions.state_of(decisions.cards_of(d, TODAY)) == "overdue"
    ]
    assert f'<span class="chip late"><b>{len(late)}</b> late</span>' in html and late
    assert "decisions that wait for an answer from the region" in html


def test_the_tiles_of_the_home_page_count_the_answers_awaited(told: int) -> None:
    counted = front.waiting_by_region(TODAY)
    awaited = [
        card
        for card in decisions.cards(decisions.assignments(), TODAY)
        if card.state in {"sent", "received", "overdue", "returned"} and card.assignment.addressee.area
    ]
    assert sum(counted.values()) == len(awaited) > 0
    assert front.waiting_by_region(date(2020, 1, 1)) == {}


@pytest.mark.requirement("PLT-03")
@pytest.mark.parametrize(
    ("role", "waits"),
    [
        ("officer", "Check the answer"),
        ("councillor", "/en/sessions/council/polls/"),
        ("member", "/requests/"),
    ],
)
def test_each_desk_holds_what_waits_for_its_role_and_nothing_twice(
    told: int, client: Client, role: str, waits: str
) -> None:
    user = User.objects.get(email=f"{role}@demo.example")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    html = client.get("/en/desk/").content.decode()
    titles = re.findall(r'<h3><a href="([^"]+)">(.+?)</a></h3>', html)
    assert waits in html and len(titles) == len(set(titles))
