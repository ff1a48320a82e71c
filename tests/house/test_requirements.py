"""Nothing is claimed that the catalogue does not know, and the list of rows is whole."""

from pathlib import Path

import pytest

from shanyraq.web.management.commands.requirements import all_claims, rows

HOME = Path(__file__).resolve().parents[2]


def test_every_claimed_row_is_a_row_of_the_catalogue() -> None:
    assert set(all_claims(HOME)) - set(rows(HOME)) == set()


@pytest.mark.shared
def test_the_list_of_rows_is_the_catalogue_s(shared: Path) -> None:
    catalogue = (shared / "spec/catalogue.md").read_text()
    known = rows(HOME)
    assert len(known) == len(set(known)) == 379
    assert [row for row in known if f"| {row} |" not in catalogue] == []
