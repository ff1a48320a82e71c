"""Random elections and changed archives: 30 and 500 in every run, 1,000 and 10,000 where BALLOT_FULL is set."""

import os

from .support.mutations import INSIDE, OUTSIDE
from .support.soak import soak_elections, soak_mutants

FULL = os.environ.get("BALLOT_FULL") == "1"


def test_random_elections_are_accepted_by_both_verifiers(reference_tool):
    count, large = (1_000, 20) if FULL else (30, 0)
    seen = soak_elections(count, large, seed=4, tool=reference_tool)
    assert seen.wrong == []
    assert seen.cases == count


def test_no_changed_archive_is_accepted():
    count, pool = (10_000, 60) if FULL else (500, 12)
    seen = soak_mutants(count, pool, seed=4)
    assert seen.wrong == []
    assert seen.cases == count
    assert set(seen.kinds) == {way.__name__ for way in INSIDE | OUTSIDE}
    assert len(seen.codes) > 15
