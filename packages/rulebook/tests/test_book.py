from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import (
    Act,
    Citation,
    Confirmation,
    NoRuleInForce,
    Parameter,
    Refused,
    Rulebook,
    Value,
)

LAW = Citation("law-1", "9")
TITLES = {"kk": "а", "ru": "б", "en": "c"}
ACT = Act(
    "law-1", "law", "1", date(2008, 1, 1), {"kk": "«Сессия» заңы", "ru": "Закон", "en": "Law"}, ("Ескі заң",)
)


def value(since, until, said, confidence="text"):
    return Value(since, until, said, LAW, confidence)


def book_of(*values, unit="day"):
    return Rulebook({"law-1": ACT}, {"a.norm": Parameter("a.norm", TITLES, unit, values)})


def confirmation(said, since, until=None):
    return Confirmation("a.norm", said, since, until, "officer:1", "No. 5", date(2024, 1, 1))


def test_value_holds_from_since_to_the_day_before_until():
    book = book_of(value(date(2002, 1, 1), date(2008, 1, 1), 31), value(date(2008, 1, 1), None, 30))
    assert book.value("a.norm", on=date(2007, 12, 31)).number == 31
    assert book.value("a.norm", on=date(2008, 1, 1)).number == 30
    with pytest.raises(NoRuleInForce, match="2001-12-31"):
        book.value("a.norm", on=date(2001, 12, 31))


def test_overlapping_values_are_refused():
    with pytest.raises(ValueError, match="overlap"):
        book_of(value(date(2002, 1, 1), date(2008, 1, 2), 31), value(date(2008, 1, 1), None, 30))
    with pytest.raises(ValueError, match="overlap"):
        book_of(value(date(2002, 1, 1), None, 31), value(date(2008, 1, 1), None, 30))


def test_empty_interval_and_settled_silence_are_refused():
    with pytest.raises(ValueError, match="end after"):
        value(date(2002, 1, 1), date(2002, 1, 1), 1)
    with pytest.raises(ValueError, match="unconfirmed"):
        value(date(2002, 1, 1), None, None)


def test_unconfirmed_norm_never_decides_alone():
    book = book_of(value(date(2008, 1, 1), None, Fraction(2, 3), "unconfirmed"), unit="share_of_total")
    refused = book.settled("a.norm", on=date(2024, 9, 2))
    assert isinstance(refused, Refused)
    assert refused.code == "law.unconfirmed_norm"
    assert refused.facts == {"norm": "a.norm", "day": date(2024, 9, 2)}
    assert refused.law == (LAW,)


def test_confirmed_norm_decides_and_says_on_what_paper():
    book = book_of(value(date(2008, 1, 1), None, Fraction(2, 3), "unconfirmed"), unit="share_of_total")
    paper = confirmation(Fraction(1, 2), date(2024, 1, 1), date(2025, 1, 1))
    settled = book.with_rows(confirmations=[paper]).settled("a.norm", on=date(2024, 9, 2))
    assert isinstance(settled, Value)
    assert settled.share == Fraction(1, 2)
    assert settled.confirmed == (paper,)
    assert (settled.since, settled.until) == (date(2024, 1, 1), date(2025, 1, 1))
    assert not book.with_rows(confirmations=[paper]).settled("a.norm", on=date(2025, 1, 1))


def test_confirmation_never_changes_a_settled_value():
    book = book_of(value(date(2008, 1, 1), None, 30)).with_rows(
        confirmations=[confirmation(5, date(2008, 1, 1))]
    )
    assert book.value("a.norm", on=date(2024, 1, 1)).number == 30


def test_the_later_of_two_confirmations_stands():
    book = book_of(value(date(2008, 1, 1), None, 30, "unconfirmed"))
    book = book.with_rows(
        confirmations=[confirmation(31, date(2008, 1, 1)), confirmation(32, date(2008, 1, 1))]
    )
    assert book.value("a.norm", on=date(2024, 1, 1)).number == 32


def test_entered_value_stands_before_the_files_and_leaves_the_first_book_alone():
    book = book_of(value(date(2008, 1, 1), date(2026, 7, 1), 30))
    entered = book.with_rows(values=[("a.norm", value(date(2026, 8, 1), None, 20))])
    assert entered.value("a.norm", on=date(2026, 8, 1)).number == 20
    with pytest.raises(NoRuleInForce):
        book.value("a.norm", on=date(2026, 8, 1))
    assert book.settled("a.norm", on=date(2026, 8, 1)).code == "law.no_rule_in_force"
    with pytest.raises(KeyError):
        book.with_rows(values=[("no.norm", value(date(2026, 8, 1), None, 20))])


def test_acts_are_found_by_number_and_by_any_title():
    book = book_of().with_rows(acts=[Act("decree-1", "decree", "1", None, TITLES)])
    assert [act.slug for act in book.acts_by_number("1")] == ["law-1", "decree-1"]
    assert book.act_named('"сессия"  ЗАҢЫ') is ACT
    assert book.act_named("ескі заң") is ACT
    assert book.act_named("бөтен") is None


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=6),
    st.lists(st.booleans(), min_size=6, max_size=6),
    st.integers(-100, 2600),
)
def test_a_norm_answers_every_day_or_says_no_rule_in_force(lengths, present, offset):
    start = date(2000, 1, 1)
    values, day = [], start
    for length, is_there in zip(lengths, present, strict=False):
        end = day + timedelta(days=length)
        if is_there:
            values.append(value(day, end, length))
        day = end
    asked = start + timedelta(days=offset)
    covering = [v for v in values if v.since <= asked < v.until]
    book = book_of(*values)
    if covering:
        assert [book.value("a.norm", on=asked)] == covering
        assert len(book.in_force(asked)) == 1
    else:
        with pytest.raises(NoRuleInForce):
            book.value("a.norm", on=asked)
        assert book.in_force(asked) == []
