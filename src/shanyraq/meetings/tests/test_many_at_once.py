"""Two people act at once, as real processes on real connections: nothing is lost, nothing doubled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests import fresh

START = """
from datetime import date, time, timedelta
from django.utils import timezone
from rulebook import Refusal
from shanyraq.acts.models import Confirmation
from shanyraq.journal.clock import Moment
from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import *
from shanyraq.meetings.services.agenda import Item
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person
DAY = date(2024, 9, 2)
now = Moment(day=DAY, machine=timezone.now())
def acting(pk, *roles):
    return Actor(key=f"person:{pk}", person_id=pk, roles=frozenset(roles))
def tried(work):
    try:
        work()
        return "done"
    except Refusal as refusal:
        return refusal.verdict.code
"""
SEAT = (
    START
    + """
bodies = {kind: Organization.objects.create(classification=kind, slug=kind, name_kk=kind) for kind in ("assembly", "council")}
for number in range(30):
    person = Person.objects.create(name_kk=f"Адам {number}")
    for body in bodies.values():
        Membership.objects.create(person=person, organization=body, role="member", since=date(2020, 1, 1), recorded_at=now.machine)
officer = acting(Person.objects.create(name_kk="Қызметкер").pk, "secretariat.officer")
first = Person.objects.order_by("pk").first().pk
services.start_request(by=acting(first, "assembly.member"), at=now, subject_kk="Тіл")
services.start_poll(by=officer, at=now, question_kk="Қолдайсыз ба?", deadline=DAY)
session = services.prepare_session(by=officer, at=now, start_day=date(2024, 10, 15), start_time=time(10), place_kk="Астана")
services.set_agenda(by=officer, at=now, session=session, items=[Item("Тіл")], proposed_on=DAY)
print("ready")
"""
)
# every worker signs and answers for every member: each signature must stand once, each answer once
WORK = (
    START
    + """
request, poll = Request.objects.get(), Poll.objects.get()
people = list(Person.objects.filter(memberships__organization__classification="council").order_by("pk").values_list("pk", flat=True).distinct())
shift = int(sys.argv[1]) * 7
said = []
for pk in people[shift:] + people[:shift]:
    said.append(tried(lambda: services.sign_request(by=acting(pk, "assembly.member"), at=now, request=request)))
    said.append(tried(lambda: services.answer_poll(by=acting(pk, "council.member"), at=now, poll=poll, choice="for")))
print(sorted(set(said)))
"""
)
CLOSE = (
    START
    + """
officer = acting(Person.objects.get(name_kk="Қызметкер").pk, "secretariat.officer")
chair = acting(officer.person_id, "assembly.chair")
later = Moment(day=DAY + timedelta(days=1), machine=timezone.now())
poll, session, request = Poll.objects.get(), Session.objects.get(kind="ordinary"), Request.objects.get()
print(tried(lambda: services.close_poll(by=officer, at=later, poll=poll)),
      tried(lambda: services.adopt_order(by=chair, at=now, session=session, number=f"Д-{sys.argv[1]}")),
      tried(lambda: services.decide_extraordinary(by=chair, at=now, request=request, number=f"Ш-{sys.argv[1]}")))
"""
)
ISSUE = (
    START
    + """
officer = acting(Person.objects.get(name_kk="Қызметкер").pk, "secretariat.officer")
print(tried(lambda: services.issue_document(by=officer, at=now, thing=Poll.objects.get())),
      tried(lambda: services.issue_document(by=officer, at=now, thing=Order.objects.get())))
"""
)
COUNT = (
    START
    + """
poll = Poll.objects.get()
print(Signature.objects.filter(withdrawn_at=None).count(), poll.answers.count(), poll.votes_for, poll.adopted,
      Order.objects.count(), Session.objects.filter(kind="extraordinary").count(),
      Entry.objects.filter(act="meetings.sign_request").count(), Entry.objects.filter(act="meetings.close_poll").count(),
      sorted(Issued.objects.values_list("number", flat=True)))
"""
)


def _instances(kind: str, folder: Path) -> fresh.Fresh:
    if kind == "sqlite":
        return fresh.on_sqlite(folder / "var")
    if "postgresql" not in settings.DATABASES["default"]["ENGINE"]:
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    return fresh.on_postgres(folder / "var", fresh.server())


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[fresh.Fresh]:
    made = _instances(request.param, tmp_path)
    yield made
    fresh.drop(made)


def _together(here: fresh.Fresh, code: str, people: int) -> list[str]:
    processes = [here.python(code, str(number)) for number in range(people)]
    said = [process.communicate(timeout=180)[0].strip() for process in processes]
    assert all(process.returncode == 0 for process in processes), said
    return said


def test_people_sign_answer_close_order_and_issue_at_once(here: fresh.Fresh) -> None:
    assert here.do(SEAT) == "ready"
    for said in _together(here, WORK, 3):
        assert said in {"['done', 'meetings.already_signed']", "['done']", "['meetings.already_signed']"}, (
            said
        )
    closed = [said.split() for said in _together(here, CLOSE, 3)]
    assert [sorted(column) for column in zip(*closed, strict=True)] == [
        ["done", "meetings.poll_closed", "meetings.poll_closed"],
        ["done", "meetings.order_in_force", "meetings.order_in_force"],
        ["done", "meetings.request_decided", "meetings.request_decided"],
    ]
    issued = [said.split() for said in _together(here, ISSUE, 2)]
    assert [sorted(column) for column in zip(*issued, strict=True)] == [
        ["done", "meetings.already_issued"],
        ["done", "meetings.already_issued"],
    ]
    assert here.do(COUNT) == "30 30 30 True 1 1 29 1 [1, 2]"
