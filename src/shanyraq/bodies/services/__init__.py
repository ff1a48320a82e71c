"""The acts of this room: candidates, mandates and their corrections, how members came, the Council's composition."""

from shanyraq.bodies.services.candidates import (
    complete_candidacy,
    propose_candidate,
    record_decision_on_candidate,
    record_examination,
    submit_candidate,
)
from shanyraq.bodies.services.certificates import annul_certificate, issue_certificate, issue_extract
from shanyraq.bodies.services.composition import publish_composition
from shanyraq.bodies.services.council import import_council
from shanyraq.bodies.services.deputies import appoint_deputy, appoint_head, end_office, recommend_deputy
from shanyraq.bodies.services.duties import add_duty, complete_task, name_officer
from shanyraq.bodies.services.lists import record_standings, undo_import
from shanyraq.bodies.services.mandates import correct_mandate, end_mandate
from shanyraq.bodies.services.standing import record_category, record_standing

__all__ = [
    "add_duty",
    "annul_certificate",
    "appoint_deputy",
    "appoint_head",
    "complete_candidacy",
    "complete_task",
    "correct_mandate",
    "end_mandate",
    "end_office",
    "import_council",
    "issue_certificate",
    "issue_extract",
    "name_officer",
    "propose_candidate",
    "publish_composition",
    "recommend_deputy",
    "record_category",
    "record_decision_on_candidate",
    "record_examination",
    "record_standing",
    "record_standings",
    "submit_candidate",
    "undo_import",
]
