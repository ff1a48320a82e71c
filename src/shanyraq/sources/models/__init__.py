"""The tables of this room: papers."""

from shanyraq.sources.models.papers import Clause, Line, Paper

__all__ = ["Clause", "Line", "Paper"]
