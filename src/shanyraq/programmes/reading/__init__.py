"""Read the tree of a numbered paper from its text alone: headings, lists, measures; and what it says around them. Pure."""

from shanyraq.programmes.reading.cited import Known, Named, named_in
from shanyraq.programmes.reading.reader import Node, Tree, Unplaced, read
from shanyraq.programmes.reading.said import ROLES, Said, said
from shanyraq.programmes.reading.units import Clause

__all__ = [
    "ROLES",
    "Clause",
    "Known",
    "Named",
    "Node",
    "Said",
    "Tree",
    "Unplaced",
    "named_in",
    "read",
    "said",
]
