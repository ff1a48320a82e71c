from datetime import date
from fractions import Fraction

import pytest
from rulebook import (
    Act,
    Allowed,
    BadRulebook,
    Citation,
    Deadline,
    NoRuleInForce,
    Parameter,
    Refused,
    Rulebook,
    Value,
    cases,
    share_of,
)

LAW = Citation("law-1", "9")
TITLES = {"kk": "а", "ru": "б", "en": "c"}
VALUE = Value(date(2008, 1, 1), None, Fraction(2, 3), LAW, "unconfirmed")
BOOK = Rulebook(
    {"law-1": Act("law-1", "law", "1", None, TITLES)},
    {"a.share": Parameter("a.share", TITLES, "share_of_total", (VALUE,))},
)


def may_open(book, present, total):
    share = book.settled("a.share", on=date(2024, 1, 1))
    if isinstance(share, Refused):
        return share
    needed = share_of(total, share.share)
    if present < needed:
        return Refused("a.too_few", (LAW,), {"needed": needed})
    return Allowed((LAW,), share.confirmed)


CONFIRMED = 'confirmed = { "a.share" = "2/3" }'
FUNCTIONS = {
    "may_open": may_open,
    "end": lambda book, day: Deadline(day, (LAW,)),
    "missing": lambda book, day: book.parameter("a.share").on(day),
    "count": lambda book: 128,
    "none": lambda book: None,
}


def judged(tmp_path, text):
    (tmp_path / "one.toml").write_text(text, encoding="utf-8")
    return cases.run(tmp_path, FUNCTIONS, BOOK)


def case(function, given, expect, more=""):
    return (
        f'[[case]]\nfunction = "{function}"\ntitle = {{ kk = "а", ru = "б", en = "c" }}\n'
        f'given = {{ {given} }}\nexpect = {{ {expect} }}\nlaw = "law-1:9"\n{more}\n'
    )


@pytest.mark.parametrize(
    ("text", "holds"),
    [
        (case("may_open", "present = 56, total = 84", 'refused = "law.unconfirmed_norm"'), True),
        (
            case("may_open", "present = 56, total = 84", "allowed = true", CONFIRMED),
            True,
        ),
        (
            case("may_open", "present = 55, total = 84", "allowed = true", CONFIRMED),
            False,
        ),
        (
            case(
                "may_open",
                "present = 55, total = 84",
                'refused = "a.too_few", facts = { needed = 56 }',
                CONFIRMED,
            ),
            True,
        ),
        (
            case(
                "may_open",
                "present = 55, total = 84",
                'refused = "a.too_few", facts = { needed = 57 }',
                CONFIRMED,
            ),
            False,
        ),
        (case("end", "day = 2024-01-31", "is = 2024-01-31"), True),
        (case("end", "day = 2024-01-31", "is = 2024-01-30"), False),
        (case("missing", "day = 2001-01-01", 'no_rule = "a.share"'), True),
        (case("count", "", "is = 128"), True),
        (case("none", "", 'is = "nothing"'), True),
        (case("end", "day = 2024-01-31", "is = 2024-01-31").replace("law-1:9", "law-1:10"), False),
    ],
)
def test_a_case_holds_or_not(tmp_path, text, holds):
    [outcome] = judged(tmp_path, text)
    assert outcome.holds is holds, outcome.differences


def test_a_case_with_an_unknown_field_is_refused(tmp_path):
    with pytest.raises(BadRulebook, match="one-1"):
        judged(tmp_path, case("count", "", "is = 128", "colour = 1"))
    with pytest.raises(BadRulebook, match="case"):
        judged(tmp_path, "x = 1")


def test_no_rule_survives_pickling():
    import pickle

    error = pickle.loads(pickle.dumps(NoRuleInForce("a.share", date(2001, 1, 1))))
    assert (error.key, error.day) == ("a.share", date(2001, 1, 1))
