"""Read the tree of a numbered paper from its text alone: headings, lists, measures. Pure."""

from shanyraq.programmes.reading.reader import Node, Tree, Unplaced, read
from shanyraq.programmes.reading.units import Clause

__all__ = ["Clause", "Node", "Tree", "Unplaced", "read"]
