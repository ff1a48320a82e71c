"""What the tests of this room share: actors, a moment, the invented decree laid out."""

from datetime import UTC, date, datetime
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from shanyraq.acts.models import ActText
from shanyraq.acts.queries.texts import text_of
from shanyraq.journal.clock import Moment
from shanyraq.people.acting import Actor

PAPER = Path(__file__).parent / "data" / "decree.txt"


def moment(day: date = date(2024, 9, 2)) -> Moment:
    return Moment(day, datetime(2026, 11, 21, 9, tzinfo=UTC))


OFFICER = Actor(key="person:1", person_id=1, roles=frozenset({"secretariat.officer"}))
ADMINISTRATOR = Actor(key="person:2", person_id=2, roles=frozenset({"instance.administrator"}))


@pytest.fixture
def decree_149(tmp_path: Path) -> Path:
    """The invented decree under the number and day of an act the register knows."""
    text = PAPER.read_text().replace(
        "2003 жылғы 5 \n\nмамырдағы № 9001", "2011 жылғы 7 \n\nқыркүйектегі № 149"
    )
    for before, after in (("2010", "2018"), ("2008", "2016"), ("2005", "2013")):
        text = text.replace(f".{before}", f".{after}").replace(f"{before}.", f"{after}.")
    path = tmp_path / "decree.txt"
    path.write_text(text)
    return path


@pytest.fixture
def laid_out(db: None, decree_149: Path) -> ActText:
    """The invented decree's text in the database."""
    call_command("ingest", str(decree_149), language="en", stdout=StringIO(), stderr=StringIO())
    text = text_of("decree-149-2011")
    assert text is not None
    return text
