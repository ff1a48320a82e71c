"""The tables of this room: papers and their readings, corrections, and the facts that people add with their papers."""

from shanyraq.sources.models.corrections import Correction, LeftDoubt
from shanyraq.sources.models.facts import AddedFact, FactPaper, HandSettlement
from shanyraq.sources.models.papers import Clause, Line, Paper, Repeat

__all__ = [
    "AddedFact",
    "Clause",
    "Correction",
    "FactPaper",
    "HandSettlement",
    "LeftDoubt",
    "Line",
    "Paper",
    "Repeat",
]
