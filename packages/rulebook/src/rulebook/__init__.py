"""Dated norms, citations and verdicts. Pure: no framework, no clock, no network.

What is here: acts and parameters read from TOML (`load`), the book that answers for a day (`Rulebook`), the
result of every rule (`Allowed`, `Refused`), and the arithmetic of terms and shares. What it never does:
look at today's date, or let a norm marked "unconfirmed" decide alone.
"""

from rulebook.acts import Act, PartialRepeal, Publication, Relation
from rulebook.arithmetic import deadline_before, months_after, more_than_share_of, share_of
from rulebook.book import Rulebook
from rulebook.citation import Citation
from rulebook.loading import BadRulebook, load
from rulebook.values import (
    Confidence,
    Confirmation,
    Norm,
    NoRuleInForce,
    Parameter,
    Value,
    read_norm,
    write_norm,
)
from rulebook.verdict import Allowed, Deadline, Fact, Facts, Refusal, Refused, Verdict, first_refusal
from rulebook.workdays import is_working_day, working_days_after

__all__ = [
    "Act",
    "Allowed",
    "BadRulebook",
    "Citation",
    "Confidence",
    "Confirmation",
    "Deadline",
    "Fact",
    "Facts",
    "NoRuleInForce",
    "Norm",
    "Parameter",
    "PartialRepeal",
    "Publication",
    "Refusal",
    "Refused",
    "Relation",
    "Rulebook",
    "Value",
    "Verdict",
    "deadline_before",
    "first_refusal",
    "is_working_day",
    "load",
    "months_after",
    "more_than_share_of",
    "read_norm",
    "share_of",
    "working_days_after",
    "write_norm",
]
