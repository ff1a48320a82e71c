"""The whole story with each act done by two people at the same moment, then pairs that contradict each other.

Real connections on either database. Of two, one act is done and the other is refused in words, or both are done and
stand side by side: never lost, never doubled, never an error.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests import fresh

BEGIN = """
import json, threading
from dataclasses import replace
from datetime import date, time, timedelta
from django.db import close_old_connections, connection
from rulebook import Refusal
from shanyraq.acts.models import *
from shanyraq.acts.services.book import confirm_norm, enter_act
from shanyraq.decisions.models import *
from shanyraq.decisions.services import answering, closing, following
from shanyraq.demo import story
from shanyraq.journal.models import Entry
from shanyraq.journal.services import erase_personal, move_clock
from shanyraq.meetings import services as meetings
from shanyraq.meetings.models import *
from shanyraq.meetings.services.agenda import Item
from shanyraq.organisations.services import enter_body
from shanyraq.people.acting import ANYONE
from shanyraq.people.models import *
from shanyraq.people.services import import_roll, invite_members
from shanyraq.programmes import services as programmes
from shanyraq.programmes.models import OpenDiscussion, Package, PositionVersion
from shanyraq.programmes.queries.discussions import capacities_of
from shanyraq.programmes.services.packages import add_package_measure, approve_package, draft_package

def together(*works):
    start, said = threading.Barrier(len(works)), [""] * len(works)
    def one(place, work):
        try:
            connection.ensure_connection()
            start.wait(30)
            work()
            said[place] = "done"
        except Refusal as refusal:
            said[place] = refusal.verdict.code
        except Exception as error:
            said[place] = f"ERROR {type(error).__name__}: {error}"
        finally:
            connection.close()
    threads = [threading.Thread(target=one, args=pair) for pair in enumerate(works)]
    [thread.start() for thread in threads]
    [thread.join(120) for thread in threads]
    return said
DAY = story.TODAY
def at(day=DAY):
    return story.at(day)
"""
TELL = (
    BEGIN
    + """
TWICE = {"begin", "people", "quorum", "majority", "order", "announce", "open", "vote 1", "close", "schools answer",
         "schools accepted", "akim 1", "review 1", "review 5", "sign 2", "reply 1"}
found = {}
for step in sorted(story.steps(), key=lambda step: step.day):
    if step.title in TWICE:
        found[step.title] = sorted(together(*[lambda: step.tell(story.at(step.day))] * 2))
    else:
        step.tell(story.at(step.day))
found["decisions"] = Decision.objects.count()
found["cards"] = Assignment.objects.count()
found["answers"] = Answer.objects.count()
found["confirmed"] = Confirmation.objects.count()
found["accounts"] = User.objects.count()
found["signatures"] = Signature.objects.filter(withdrawn_at=None).count()
print(json.dumps(found))
"""
)
PAIRS = (
    BEGIN
    + """
found = {}
now = at()
head, officer, chair, member, councillor, clerk, admin = (
    story.played(key, DAY) for key in ("head", "officer", "chair", "member", "councillor", "clerk", "administrator"))
deputy = story.played("deputy", DAY)
request, poll = Request.objects.get(), Poll.objects.get()

# the last signature by the same hand twice, then taken back while the Chair decides
found["sign"] = sorted(together(*[lambda: meetings.sign_request(by=member, at=now, request=request)] * 2))
said = together(lambda: meetings.withdraw_signature(by=member, at=now, request=request),
                lambda: meetings.decide_extraordinary(by=chair, at=now, request=request, number="Ш-1"))
request.refresh_from_db()
found["withdraw or decide"] = said
found["decided"] = [bool(request.decided_on), request.signatures_counted, request.signatures.filter(withdrawn_at=None).count()]

# an answer while the poll is closed: counted if it was taken
later = at(poll.deadline)
said = together(lambda: meetings.answer_poll(by=councillor, at=later, poll=poll, choice="for"),
                lambda: meetings.close_poll(by=officer, at=at(poll.deadline + timedelta(days=1)), poll=poll))
poll.refresh_from_db()
found["answer or close"] = said
found["counted"] = poll.votes_for - 55 == (said[0] == "done"), poll.answers.count() == poll.total

# accepted and returned at once
card = next(row for row in story.akim_cards() if row.answers.exists() and not row.answers.latest("version").review)
found["accept or return"] = sorted(together(
    lambda: answering.accept_answer(by=officer, at=now, assignment_id=card.pk),
    lambda: answering.return_answer(by=head, at=now, assignment_id=card.pk, why_returned="кесте жоқ")))
found["reviewed"] = Entry.objects.filter(about=f"decisions.card:{card.pk}").count()

given = dict(kind="law", number="7-VIII", date=DAY, title_kk="Заң", in_force_from=DAY)
found["enter"] = sorted(together(*[lambda: enter_act(by=admin, at=now, **given)] * 2))
found["body"] = [
    [sorted(together(*[lambda n=n: enter_body(by=head, at=now, kind="association", name_kk=f"Бірлестік {n}", name_en=name)] * 2)),
     Organization.objects.filter(name_kk=f"Бірлестік {n}").count()]
    for n, name in enumerate(["Union", "", "Union", "", "Hearth", "Hearth", "", "Path"])]  # some addresses are free, some taken
found["prepare"] = together(*[lambda: meetings.prepare_session(by=head, at=now)] * 2)
found["numbers"] = len(set(Session.objects.values_list("number", flat=True))) == Session.objects.count()
found["poll"] = together(*[lambda: meetings.start_poll(by=officer, at=now, question_kk="Ия ма?", deadline=DAY + timedelta(days=5))] * 2)
found["council"] = sorted(together(lambda: meetings.convene_council(
    by=deputy, at=now, start_day=DAY + timedelta(days=9), start_time=time(10), place_kk="Астана",
    items=[meetings.council.Matter("Тіл")])))
council = CouncilMeeting.objects.latest("pk")
found["agree"] = sorted(together(*[lambda: meetings.agree_convening(by=chair, at=now, meeting=council)] * 2))

autumn = Session.objects.filter(kind="ordinary", closed_on=None, orders=None).order_by("number").first()
item = autumn.items.first()
closing.draft_decision(by=head, at=now, item_id=item.pk, form="appeal", title_kk="Т", text_kk="М")
draft = Draft.objects.get(item=item)
found["drop"] = sorted(together(*[lambda: closing.drop_draft(by=head, at=now, draft_id=draft.pk)] * 2))
found["agenda"] = sorted(together(*[lambda: meetings.set_agenda(
    by=head, at=now, session=autumn, items=[Item("Бір"), Item("Екі")], proposed_on=DAY)] * 2)), autumn.items.count()

row = {"number": 2, "cells": {"name_kk": "Жаңа Адам", "email": "new@example.org", "body": "assembly", "role": "мүше",
       "since": "01.09.2024", "basis": "Ө-9"}}
lists = [RollDraft.objects.create(name=name, sha256=name, rows=[row], brought_at=now.machine) for name in ("a", "b")]
found["roll"] = sorted(together(*[lambda: import_roll(by=head, at=now, draft=lists[0], decisions={})] * 2))
other = row | {"cells": row["cells"] | {"email": "two@example.org", "name_kk": "Екінші Адам"}}
again = [RollDraft.objects.create(name=name, sha256=name, rows=[other], brought_at=now.machine) for name in ("c", "d")]
found["lists"] = together(*[lambda d=d: import_roll(by=head, at=now, draft=d, decisions={}) for d in again])
found["rolled"] = [Person.objects.filter(email=address).count() for address in ("new@example.org", "two@example.org")]

new = Person.objects.get(email="new@example.org")
found["invite"] = together(*[lambda: invite_members(by=head, at=now, people=[new], language="kk")] * 2), new.invitations.count()
decision = Decision.objects.order_by("pk").first()
found["follow"] = together(*[lambda: following.follow(
    by=ANYONE, at=now, decision_id=decision.pk, email="r@example.org", language="kk")] * 2), Follower.objects.count()
entry = Entry.objects.filter(act="people.invite_members").order_by("pk").first()
found["erase"] = sorted(together(*[lambda: erase_personal(by=admin, at=now, entry=entry.pk, paper="№ 1")] * 2))
found["clock"] = sorted(together(*[lambda: move_clock(by=admin, at=now, to=DAY + timedelta(days=1))] * 2))
print(json.dumps(found))
"""
)
TALKS = (
    BEGIN
    + """
found = {}
now, after = at(), at(DAY + timedelta(days=10))
head, officer, chair, member, councillor = (
    story.played(key, DAY) for key in ("head", "officer", "chair", "member", "councillor"))
body = Organization.objects.filter(classification="state_body").first()

def draft():
    package = draft_package(by=officer, at=now, theme="diversity", title_kk="Топтама")
    add_package_measure(by=officer, at=now, package=package, title_kk="Шара", owner=body, starts=DAY, ends=DAY + timedelta(days=90))
    return package
def opened(subject, by=officer):
    return programmes.open_discussion(
        by=by, at=now, subject=subject, title_kk="Не дейсіз?", until=DAY + timedelta(days=9))
def take(talk, by, why="Керек"):
    role, seat = capacities_of(by)[0]
    return programmes.take_position(by=by, at=now, discussion=talk, stance="for", why=why, capacity=f"{role}:{seat}")
def close(talk):
    return programmes.close_discussion(by=head, at=now, discussion=talk, why="Жоба қайтарылды")
def said_in(talk):
    return PositionVersion.objects.filter(position__discussion=talk).count()

ROUNDS = range(6)
drafts = [draft() for _ in ROUNDS]
found["open"] = [
    [sorted(together(lambda: opened(one), lambda: opened(one, head))), OpenDiscussion.objects.filter(package=one).count()]
    for one in drafts]
talks = list(OpenDiscussion.objects.filter(package__in=drafts).order_by("pk"))
found["take or close"] = [[together(lambda: take(one, councillor), lambda: close(one)), said_in(one)] for one in talks]
found["open or approve"] = []
for one in [draft() for _ in ROUNDS]:
    said = together(lambda: opened(one), lambda: approve_package(by=chair, at=now, package=one, paper="№ 1"))
    one.refresh_from_db()
    found["open or approve"].append([said, bool(one.approved_on), OpenDiscussion.objects.filter(package=one).count()])
talk = opened(draft())
found["say"] = [sorted(together(*[lambda: take(talk, member)] * 2)), said_in(talk)]
found["two people"] = [together(lambda: take(talk, member, "Өзгерді"), lambda: take(talk, councillor)), said_in(talk)]
found["close"] = sorted(together(*[lambda: close(talk)] * 2))
found["summary"] = sorted(together(*[lambda by=by: programmes.publish_summary(
    by=by, at=after, discussion=talk, summary_kk="Қолдады") for by in (officer, head)]))
found["recommend"] = [
    together(*[lambda: programmes.recommend(by=head, at=after, discussion=talk, text_kk="Бекітілсін")] * 2),
    sorted(talk.recommendations.values_list("number", flat=True))]
first = talk.recommendations.order_by("number").first()
found["answer"] = sorted(together(*[lambda: programmes.answer_recommendation(
    by=chair, at=after, recommendation=first, outcome="taken")] * 2))
print(json.dumps(found))
"""
)


@pytest.fixture(scope="module", params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def told(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, ...]]:
    """Tell the story by two at once, then act in pairs; give what each was told."""
    folder: Path = tmp_path_factory.mktemp(request.param) / "var"
    if request.param == "postgres" and "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    here = fresh.on_sqlite(folder) if request.param == "sqlite" else fresh.on_postgres(folder, fresh.server())
    yield tuple(json.loads(here.do(part).splitlines()[-1]) for part in (TELL, PAIRS, TALKS))
    fresh.drop(here)


def test_nothing_is_an_error(told: tuple[Any, ...]) -> None:
    assert "ERROR" not in json.dumps(told)


ONCE = {
    "begin": "journal.already_begun",
    "people": "demo.already_told",
    "quorum": "acts.already_confirmed",
    "majority": "acts.already_confirmed",
    "order": "meetings.order_in_force",
    "announce": "meetings.already_announced",
    "open": "meetings.session_open",
    "vote 1": "meetings.already_voted",
    "close": "meetings.session_closed",
    "schools answer": "decisions.already_answered",
    "schools accepted": "decisions.nothing_to_review",
    "akim 1": "decisions.already_answered",
    "review 1": "decisions.nothing_to_review",
    "review 5": "decisions.nothing_to_review",
    "sign 2": "meetings.already_signed",
}


@pytest.mark.parametrize("step", sorted(ONCE))
def test_of_two_who_do_the_same_one_does_it(told: tuple[Any, ...], step: str) -> None:
    assert told[0][step] in (sorted(["done", ONCE[step]]), ["done", "journal.meanwhile"])


def test_the_story_told_by_two_is_the_story(told: tuple[Any, ...]) -> None:
    kept = {"decisions": 3, "cards": 26, "answers": 12, "confirmed": 5, "signatures": 127, "accounts": 8}
    assert {name: told[0][name] for name in kept} == kept
    assert told[0]["reply 1"] == ["done", "done"]  # a retry of the same answer is the same answer


def test_a_signature_is_taken_back_or_counted(told: tuple[Any, ...]) -> None:
    said = told[1]
    assert said["sign"] == ["done", "meetings.already_signed"]
    decided, counted, standing = said["decided"]
    if said["withdraw or decide"] == ["done", "meetings.request_below_third"]:
        assert (decided, counted, standing) == (False, None, 127)
    else:
        assert said["withdraw or decide"] == ["meetings.request_decided", "done"]
        assert (decided, counted, standing) == (True, 128, 128)


def test_an_answer_is_counted_or_refused(told: tuple[Any, ...]) -> None:
    said = told[1]
    assert said["answer or close"] in (["done", "done"], ["meetings.poll_closed", "done"])
    assert said["counted"] == [True, True]


def test_an_answer_is_accepted_or_returned(told: tuple[Any, ...]) -> None:
    said = told[1]
    assert said["accept or return"] == ["decisions.nothing_to_review", "done"] and said["reviewed"] == 2


@pytest.mark.parametrize(
    ("pair", "second"),
    [
        ("enter", "acts.act_known"),
        ("agree", "meetings.already_agreed"),
        ("drop", "journal.meanwhile"),
        ("roll", "people.roll_imported"),
        ("erase", "journal.already_erased"),
        ("clock", "journal.clock_moves_forward"),
    ],
)
def test_what_is_done_once_is_done_by_one(told: tuple[Any, ...], pair: str, second: str) -> None:
    assert told[1][pair] in (sorted(["done", second]), ["done", "journal.meanwhile"])


def test_what_may_be_done_twice_is_two_things_and_nobody_is_doubled(told: tuple[Any, ...]) -> None:
    said = told[1]
    for pair in ("prepare", "poll"):
        assert "done" in said[pair] and set(said[pair]) <= {
            "done",
            "meetings.number_taken",
            "journal.meanwhile",
        }
    assert said["numbers"]
    assert said["body"] == [[["done", "organisations.already_entered"], 1]] * 8
    assert said["agenda"] == [["done", "done"], 2]
    assert said["rolled"] == [1, 1] and said["lists"] == ["done", "done"]
    assert said["invite"] == [["done", "done"], 1] and said["follow"] == [["done", "done"], 1]


def test_a_draft_is_put_to_one_discussion_and_not_approved_while_it_runs(told: tuple[Any, ...]) -> None:
    said = told[2]
    assert len(said["open"]) == 6
    assert all(one == [["done", "programmes.discussion_there"], 1] for one in said["open"]), said["open"]
    assert len(said["open or approve"]) == 6
    for one in said["open or approve"]:
        assert one in (
            [["done", "programmes.discussion_runs"], False, 1],
            [["programmes.draft_is_approved", "done"], True, 0],
        )


def test_a_position_is_taken_before_the_discussion_is_closed_or_refused(told: tuple[Any, ...]) -> None:
    assert len(told[2]["take or close"]) == 6
    for one in told[2]["take or close"]:
        assert one in ([["done", "done"], 1], [["programmes.discussion_over", "done"], 0])
    assert told[2]["say"] == [["done", "programmes.position_stands"], 1]
    assert told[2]["two people"] == [["done", "done"], 3]


def test_a_discussion_is_closed_summarised_and_answered_once(told: tuple[Any, ...]) -> None:
    said = told[2]
    assert said["close"] == ["done", "programmes.discussion_over"]
    assert said["summary"] == ["done", "programmes.summary_there"]
    assert said["recommend"] == [["done", "done"], [1, 2]]
    assert said["answer"] == ["done", "programmes.recommendation_answered"]
