"""The acts of this room."""

from shanyraq.programmes.services.discussing import (
    answer_recommendation,
    close_discussion,
    open_discussion,
    publish_summary,
    recommend,
    take_position,
    withdraw_position,
)
from shanyraq.programmes.services.documents import (
    bring_consideration,
    bring_discussion,
    consider_concept,
    draft_document,
    record_approval,
)
from shanyraq.programmes.services.evaluating import (
    answer_objection,
    object_to_evaluation,
    publish_evaluation,
    publish_formula,
)
from shanyraq.programmes.services.grounding import ground_direction, state_role
from shanyraq.programmes.services.hierarchy import drop_item, place_plan
from shanyraq.programmes.services.importing import import_programme, tree_of
from shanyraq.programmes.services.indicators import approve_indicator, propose_indicator, record_measurement
from shanyraq.programmes.services.linking import link_decision, unlink_decision
from shanyraq.programmes.services.measures import (
    add_instrument,
    gloss_measure,
    link_outcome,
    name_owner,
    take_instrument_back,
    unlink_outcome,
)
from shanyraq.programmes.services.messages import add_clause, link_clause, register_message, unlink_clause
from shanyraq.programmes.services.planning import (
    add_item,
    approve_plan,
    draft_plan,
    fund_item,
    name_tasks,
    report_item,
)
from shanyraq.programmes.services.reviewing import (
    adopt_change,
    close_review,
    decline_change,
    open_review,
    propose_change,
)
from shanyraq.programmes.services.tagging import put_tag, take_tag_back

__all__ = [
    "add_clause", "add_instrument", "add_item", "adopt_change", "answer_objection", "answer_recommendation",
    "approve_indicator", "approve_plan", "bring_consideration", "bring_discussion", "close_discussion",
    "close_review", "consider_concept", "decline_change", "draft_document", "draft_plan", "drop_item", "fund_item",
    "gloss_measure", "ground_direction", "import_programme", "link_clause", "link_decision", "link_outcome",
    "name_owner", "name_tasks", "object_to_evaluation", "open_discussion", "open_review", "place_plan",
    "propose_change", "propose_indicator", "publish_evaluation", "publish_formula", "publish_summary", "put_tag",
    "recommend", "record_approval", "record_measurement", "register_message", "report_item", "state_role",
    "take_instrument_back", "take_position", "take_tag_back", "tree_of", "unlink_clause", "unlink_decision",
    "unlink_outcome", "withdraw_position",
]  # fmt: skip
