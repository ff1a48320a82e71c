"""The acts of this room."""

from shanyraq.programmes.services.importing import import_programme
from shanyraq.programmes.services.linking import link_decision, unlink_decision

__all__ = ["import_programme", "link_decision", "unlink_decision"]
