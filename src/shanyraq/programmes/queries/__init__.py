"""Questions about programmes: which are kept, the tree of one, what is found in it."""

from shanyraq.programmes.queries.finding import found
from shanyraq.programmes.queries.links import covered_parts, linked_parts, links_of, open_decisions
from shanyraq.programmes.queries.own import own_data
from shanyraq.programmes.queries.trees import (
    Branch,
    Shown,
    counts_of,
    edition_on,
    editions_of,
    found_in,
    nodes_of,
    programmes_on,
    tree_of,
    unplaced_of,
)

__all__ = [
    "Branch",
    "Shown",
    "counts_of",
    "covered_parts",
    "edition_on",
    "editions_of",
    "found",
    "found_in",
    "linked_parts",
    "links_of",
    "nodes_of",
    "open_decisions",
    "own_data",
    "programmes_on",
    "tree_of",
    "unplaced_of",
]
