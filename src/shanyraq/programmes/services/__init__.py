"""The acts of this room."""

from shanyraq.programmes.services.importing import import_programme, tree_of
from shanyraq.programmes.services.linking import link_decision, unlink_decision

__all__ = ["import_programme", "link_decision", "tree_of", "unlink_decision"]
