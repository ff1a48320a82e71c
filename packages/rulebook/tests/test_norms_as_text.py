from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import read_norm, write_norm

TYPED = [
    ("2/3", "share_of_total", Fraction(2, 3)),
    (" 1/2 ", "more_than_share_of_present", Fraction(1, 2)),
    ("yes", "yes_no", True),
    ("No", "yes_no", False),
    ("chair, council", "words", ("chair", "council")),
    ("in_force", "word", "in_force"),
    ("30", "day", 30),
]


@pytest.mark.parametrize(("text", "unit", "value"), TYPED)
def test_a_typed_norm_is_read_by_its_unit(text, unit, value):
    assert read_norm(text, unit) == value
    assert read_norm(write_norm(value), unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [("", "day"), ("many", "day"), ("5/3", "share_of_total"), ("0", "share_of_total"), ("x", "yes_no")],
)
def test_what_does_not_fit_the_unit_is_refused(text, unit):
    with pytest.raises(ValueError, match=r"needed|invalid|share|yes"):
        read_norm(text, unit)


def test_a_norm_that_says_nothing_is_written_as_nothing():
    assert write_norm(None) == ""


@given(st.fractions(min_value=Fraction(1, 50), max_value=1, max_denominator=50))
def test_any_share_comes_back(share):
    assert read_norm(write_norm(share), "share_of_total") == share
