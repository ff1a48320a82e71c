"""Questions about badges: who has which code, and whom a code finds."""

from __future__ import annotations

from shanyraq.bodies.codes import read_code
from shanyraq.meetings.models import Badge, Session

LENGTH = 8  # forty bits: a code is good for one sitting, and registers nobody without an officer


def codes_of(session: Session) -> dict[int, str]:
    """Give the code of each badge of a Session by person."""
    return dict(Badge.objects.filter(session=session).values_list("person_id", "code"))


def person_of_code(session: Session, text: str) -> int | None:
    """Find whose badge of this Session carries a code, as it was scanned or typed; None for any other text."""
    code = read_code(text, LENGTH)
    found = Badge.objects.filter(session=session, code=code) if code else Badge.objects.none()
    return found.values_list("person_id", flat=True).first()
