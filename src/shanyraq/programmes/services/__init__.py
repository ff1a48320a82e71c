"""The acts of this room."""

from shanyraq.programmes.services.importing import import_programme, tree_of
from shanyraq.programmes.services.linking import link_decision, unlink_decision
from shanyraq.programmes.services.planning import add_item, approve_plan, draft_plan, fund_item, report_item

__all__ = [
    "add_item", "approve_plan", "draft_plan", "fund_item", "import_programme", "link_decision", "report_item", "tree_of",
    "unlink_decision",
]  # fmt: skip
