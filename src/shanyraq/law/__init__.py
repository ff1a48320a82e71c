"""The law: dated norms, acts and worked cases that govern the Assembly of the People of Kazakhstan.

What is here: Law 70-IV of 2008, the Regulations of 1995 to 2024 and the acts around them, as data (`acts/`,
`parameters/`, `structure/`, `cases/`) and as functions that return verdicts. What it never does: ask a
database or a clock; let a norm that the sources do not settle decide alone.
"""

from functools import cache
from pathlib import Path

from rulebook import Citation, Rulebook, load
from rulebook.cases import Case, Outcome, functions_of, judge, read

FOLDER = Path(__file__).parent


@cache
def book() -> Rulebook:
    """Give the book of the files; lay an instance's own rows over it with `Rulebook.with_rows`."""
    return load(FOLDER)


@cache
def cases() -> tuple[Case, ...]:
    """Give the worked cases in the order of the files, for tests and for the public page of rules."""
    return tuple(read(FOLDER / "cases"))


def cases_on(law: Citation) -> tuple[Case, ...]:
    """Give the worked cases that stand on a place of an act."""
    return tuple(case for case in cases() if law in case.law)


def outcomes(on_book: Rulebook | None = None) -> tuple[Outcome, ...]:
    """Run every worked case against a book (the files' book without one) and give what came out."""
    functions = functions_of(__name__)
    return tuple(judge(case, functions, on_book or book()) for case in cases())
