"""Questions about programmes: which are kept, and the tree of one on a day."""

from shanyraq.programmes.queries.trees import (
    Branch,
    Shown,
    counts_of,
    edition_on,
    nodes_of,
    programmes_on,
    tree_on,
    unplaced_of,
)

__all__ = [
    "Branch",
    "Shown",
    "counts_of",
    "edition_on",
    "nodes_of",
    "programmes_on",
    "tree_on",
    "unplaced_of",
]
