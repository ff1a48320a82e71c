"""Two people act at once, over real connections: an invitation is accepted once, two approvals stay two."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import fresh

BEGIN = """
from datetime import date
from shanyraq.journal import clock
from shanyraq.people import services
from shanyraq.people.acting import SYSTEM, Actor
from shanyraq.people.models import *
names = {"kk": "Ассамблея", "ru": "Ассамблея", "en": "Assembly"}
link = services.set_up_instance(by=SYSTEM, at=clock.moment(), names=names, administrator="Серік Ерлан", address="a@example.org", language="kk")
print(link.rstrip("/").rsplit("/", 1)[1])
"""
ACCEPT = """
from rulebook import Refusal
from shanyraq.journal import clock
from shanyraq.people import services
from shanyraq.people.acting import ANYONE
try:
    services.accept_invitation(by=ANYONE, at=clock.moment(), token=sys.argv[1], password=f"a long passphrase {sys.argv[2]}")
    print("accepted")
except Refusal as refusal:
    print(refusal.verdict.code)
"""
ASK = """
from allauth.mfa.models import Authenticator
from shanyraq.journal import clock
from shanyraq.people import services
from shanyraq.people.acting import Actor
from shanyraq.people.models import *
at = clock.moment()
secretariat = Organization.objects.get(slug="secretariat")
for number in range(3):
    who = Person.objects.create(name_kk=f"Қызметкер {number}")
    Membership.objects.create(person=who, organization=secretariat, role="officer", since=at.day, recorded_at=at.machine)
user = User.objects.get()
Authenticator.objects.create(user=user, type="totp", data={})
services.ask_factor_reset(by=Actor(key="person:1", person_id=user.person_id), at=at, user=user, reason="x")
print(",".join(str(p.pk) for p in Person.objects.filter(name_kk__startswith="Қызметкер")))
"""
APPROVE = """
from rulebook import Refusal
from shanyraq.journal import clock
from shanyraq.people import services
from shanyraq.people.acting import Actor
from shanyraq.people.models import FactorReset
by = Actor(key=f"person:{sys.argv[1]}", person_id=int(sys.argv[1]), roles=frozenset({"secretariat.officer"}))
try:
    done = services.approve_factor_reset(by=by, at=clock.moment(), reset=FactorReset.objects.get(), recognised_by="x")
    print("removed" if done.done_at else "approved")
except Refusal as refusal:
    print(refusal.verdict.code)
"""


def answers(processes: list) -> list[str]:
    return sorted(process.communicate(timeout=120)[0].strip() for process in processes)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def here(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[fresh.Fresh]:
    """Give an instance of its own on either database."""
    if request.param == "sqlite":
        yield fresh.on_sqlite(tmp_path / "var")
        return
    if not os.environ.get("DATABASE_URL", "").startswith("postgres"):
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    made = fresh.on_postgres(tmp_path / "var", fresh.server())
    yield made
    fresh.drop(made)


def test_one_link_opened_by_three_makes_one_account_and_three_officers_remove_a_factor_once(here) -> None:
    token = here.do(BEGIN)
    said = answers([here.python(ACCEPT, token, str(number)) for number in range(3)])
    assert said == ["accepted", "people.invitation_used", "people.invitation_used"]
    officers = here.do(ASK).split(",")
    said = answers([here.python(APPROVE, officer) for officer in officers])
    assert said == ["approved", "people.reset_closed", "removed"]
