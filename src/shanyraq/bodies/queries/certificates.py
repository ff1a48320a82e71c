"""Questions about issued papers: which one has a code, and whether what it says is still so."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import QuerySet
from rulebook import Verdict

from shanyraq.bodies import rules
from shanyraq.bodies.codes import read_code
from shanyraq.bodies.models import Certificate
from shanyraq.bodies.models.certificates import MANDATE
from shanyraq.bodies.queries.rolls import roll_on
from shanyraq.bodies.roll import Row
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership

OFFICERS = frozenset(
    {"secretariat.officer", "secretariat.head", "regional_secretariat.officer", "regional_secretariat.head"}
)


@dataclass(frozen=True)
class Checked:
    """An issued paper and what the register says of it today.

    `state`: "true"; "ended" (true of its day, the mandate ended on `ended_on` or ends that day); "changed" (the
    register was corrected since, `now` is what it says of that day today); "annulled".
    """

    paper: Certificate
    state: str
    ended_on: date | None = None
    now: dict[str, Any] | None = None


def certificate_of(text: str) -> Certificate | None:
    """Find the paper with a code as somebody typed it; None for any other text."""
    code = read_code(text)
    papers = Certificate.objects.select_related("membership__organization", "person")
    return papers.filter(code=code).first() if code else None


def certificates_of(person_id: int) -> QuerySet[Certificate]:
    """List the certificates of a person's mandates, the latest first."""
    return Certificate.objects.filter(person_id=person_id).select_related("membership__organization")


def says_of_mandate(seat: Membership, day: date) -> dict[str, Any]:
    """Give what a certificate states of a mandate, as plain values: names and role, days, paper.

    A `day` of the end that has not come is stated as it is known on the day of issue.
    """
    who, body = seat.person, seat.organization
    return {
        "person": {"kk": who.name_kk, "ru": who.name_ru, "en": who.name_en},
        "body": {"kk": body.name_kk, "ru": body.name_ru, "en": body.name_en},
        "role": f"{body.classification}.{seat.role}",
        "since": seat.since.isoformat(),
        "until": seat.until.isoformat() if seat.until else None,
        "basis": seat.basis,
    }


def says_of_roll(body: str, day: date) -> tuple[dict[str, Any], list[Row]]:
    """Give what an extract states of a roll: how many, and a digest of who, since when, on what paper; and the rows."""
    rows = roll_on(day, body)
    told = sorted([row.person_id, row.since.isoformat(), row.basis] for row in rows)
    digest = sha256(json.dumps(told, ensure_ascii=False).encode()).hexdigest()
    return {"members": len(rows), "digest": digest}, rows


def checked(paper: Certificate, today: date) -> Checked:
    """Compare what a paper says with the register of today."""
    if paper.annulled_on is not None and paper.annulled_on <= today:
        return Checked(paper, "annulled")
    if paper.kind != MANDATE:
        now, _rows = says_of_roll(paper.body, paper.day)
        return Checked(paper, "true" if now == paper.says else "changed", now=now)
    assert paper.membership is not None
    now = says_of_mandate(paper.membership, paper.day)
    ended = paper.membership.until
    if not _agree(paper, now):
        return Checked(paper, "changed", now=now)
    if ended is not None and ended <= today:
        return Checked(paper, "ended", ended_on=ended)
    return Checked(paper, "true", now=now)


def _agree(paper: Certificate, now: dict[str, Any]) -> bool:
    """Tell whether the register still says it: a mandate that was open and ended after the paper was issued agrees."""
    said = dict(paper.says)
    if any(said[name] != now[name] for name in said if name != "until"):
        return False
    until = now["until"]
    if said["until"] is None:
        return until is None or until > paper.issued_on.isoformat()
    return bool(until == said["until"])


def may_certify(seat: Membership, actor: Actor, day: date) -> Verdict:
    """Tell whether somebody may have the certificate of a mandate issued on a day."""
    latest = seat.certificates.filter(annulled_on__isnull=True).first()
    stands = latest is not None and latest.issued_on == day and latest.says == says_of_mandate(seat, day)
    return rules.may_certify(
        body=seat.organization.classification,
        own=actor.person_id == seat.person_id,
        officer=bool(OFFICERS & actor.roles),
        since=seat.since,
        day=day,
        stands=stands,
    )
