"""The tables of this room: papers, and the facts that people add with their papers."""

from shanyraq.sources.models.facts import AddedFact, FactPaper, HandSettlement
from shanyraq.sources.models.papers import Clause, Line, Paper

__all__ = ["AddedFact", "Clause", "FactPaper", "HandSettlement", "Line", "Paper"]
