"""What a fact must have before it is added: a series, a value of its kind, a day or the word unknown, and a paper."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.sources.facts.reading import Series, subjects
from shanyraq.sources.facts.values import is_day

_WHOLE = re.compile(r"\d{1,15}")
_SHARE = re.compile(r"\d{1,6}/\d{1,6}")
ADDABLE = ("count", "money", "share", "days", "months", "year", "ordinal")


@dataclass(frozen=True)
class Source:
    """Where a fact stands: lines of a held paper of `lines_held` lines, or an attached file with its paper's title."""

    paper: str = ""
    first: int | None = None
    last: int | None = None
    lines_held: int = 0
    has_file: bool = False
    title: str = ""


def addable() -> dict[str, Series]:
    """Give the series that a fact may be added to: numbers, not days or periods."""
    return {
        key: one
        for subject in subjects().values()
        for key, one in subject.series.items()
        if one.kind in ADDABLE
    }


def may_add(*, series: str, value: str, as_of: str, dating: str, source: Source, day: date) -> Verdict:
    """Allow a fact that has all it needs; asks in order: series, value, source, day.

    Refuses with "sources.no_such_series", "sources.value_unread", "sources.fact_without_paper",
    "sources.no_such_lines", "sources.day_unread", "sources.day_missing", "sources.day_ahead".
    """
    return first_refusal(
        _series(series), _value(series, value), _source(source), _day(as_of=as_of, dating=dating, on=day)
    )


def _series(series: str) -> Verdict:
    return Allowed() if series in addable() else Refused("sources.no_such_series", facts={"series": series})


def _value(series: str, value: str) -> Verdict:
    kind = addable()[series].kind if series in addable() else "count"
    if kind == "share" and _SHARE.fullmatch(value):
        top, _, bottom = value.partition("/")
        if 0 < int(top) <= int(bottom):
            return Allowed()
    if kind != "share" and _WHOLE.fullmatch(value):
        return Allowed()
    return Refused("sources.value_unread", facts={"value": value})


def _source(source: Source) -> Verdict:
    if source.paper:
        first, last = source.first or 0, source.last or source.first or 0
        if 1 <= first <= last <= source.lines_held:
            return Allowed()
        return Refused("sources.no_such_lines", facts={"paper": source.paper, "lines": source.lines_held})
    if source.has_file and source.title.strip():
        return Allowed()
    return Refused("sources.fact_without_paper")


def _day(*, as_of: str, dating: str, on: date) -> Verdict:
    if dating == "unknown":
        return Refused("sources.day_unread", facts={"day": as_of}) if as_of else Allowed()
    if not as_of:
        return Refused("sources.day_missing")
    if "/" in as_of or not is_day(as_of):
        return Refused("sources.day_unread", facts={"day": as_of})
    if as_of > on.isoformat()[: len(as_of)]:
        return Refused("sources.day_ahead", facts={"day": as_of})
    return Allowed()


def may_correct(
    *, corrects: str, series: str, known: Collection[tuple[str, str]], corrected: Collection[str]
) -> Verdict:
    """Allow a correction of a known figure of the same series that nothing has superseded yet.

    `known` pairs ids with series. Refuses with "sources.no_such_fact", "sources.already_superseded".
    """
    if (corrects, series) not in known:
        return Refused("sources.no_such_fact", facts={"fact": corrects})
    if corrects in corrected:
        return Refused("sources.already_superseded", facts={"fact": corrects})
    return Allowed()


def may_settle(*, statements: int, stands: Collection[int]) -> Verdict:
    """Allow a settlement by hand that names statements there are. Refuses with "sources.no_such_statement"."""
    strange = [number for number in stands if not 1 <= number <= statements]
    if strange:
        return Refused("sources.no_such_statement", facts={"n": strange[0], "most": statements})
    return Allowed()


def tidy(value: str) -> str:
    """Write a value in its one form: spaces out, 2/6 as 1/3."""
    plain = re.sub(r"[\s\u00a0\u202f]", "", value)
    return str(Fraction(plain)) if _SHARE.fullmatch(plain) and not plain.endswith("/0") else plain
