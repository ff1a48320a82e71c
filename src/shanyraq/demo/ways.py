"""How the invented members came, and what they said of themselves. The same every time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from shanyraq.bodies.models import Standing
from shanyraq.law.standing import may_record_standing
from shanyraq.people.models import Membership

PATHS = ("regional_session",) * 11 + ("association",) * 5 + ("council",) * 2 + ("rotation", "president")
OF_PATH = {
    "regional_session": ("ethnocultural", "ethnocultural", "association", "citizen"),
    "association": ("ethnocultural", "ethnocultural", "association"),
    "council": ("citizen", "state_body", "association"),
    "rotation": ("ethnocultural", "association"),
    "president": ("state_body", "citizen"),
}
SAID = 0.9


def of_themselves(number: int) -> tuple[str, int | None]:
    """Give the sex and the year of birth of an invented person by number: some leave them unsaid."""
    chance = Random(1995 + number)  # noqa: S311  a story, not a secret
    if chance.random() > SAID:
        return "", None
    return chance.choice(("female", "male", "male")), int(chance.triangular(1944, 1999, 1967))


def standing_of(number: int, seat: Membership, regions: Sequence[str]) -> Standing:
    """Make how an invented member came, by number: lawful (`may_record_standing`), its day before the mandate's first."""
    chance = Random(70 + number)  # noqa: S311  a story, not a secret
    path = chance.choice(PATHS)
    proposed = path in {"regional_session", "association"}
    way = {
        "path": path,
        "region": regions[int(len(regions) * chance.random() ** 1.5)] if path != "president" else "",
        "proposed_by": f"«Үлгі-{number % 29 + 1}» бірлестігі (ойдан алынған)" if proposed else "",
        "decision": f"Ш-{number % 97 + 1} (ойдан алынған)",
        "decided_on": _before(seat.since, number),
    }
    may_record_standing(**way, since=seat.since).require()  # type: ignore[arg-type]
    return Standing(membership=seat, category=chance.choice(OF_PATH[path]), **way)


def _before(since: date, number: int) -> date:
    return since - timedelta(days=30 + number % 60)
