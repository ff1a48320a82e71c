"""The acts of this room: candidates, mandates and their corrections, how members came, the Council's composition."""

from shanyraq.bodies.services.candidates import (
    complete_candidacy,
    propose_candidate,
    record_decision_on_candidate,
    record_examination,
    submit_candidate,
)
from shanyraq.bodies.services.council import import_council
from shanyraq.bodies.services.mandates import correct_mandate, end_mandate
from shanyraq.bodies.services.standing import record_standing

__all__ = [
    "complete_candidacy",
    "correct_mandate",
    "end_mandate",
    "import_council",
    "propose_candidate",
    "record_decision_on_candidate",
    "record_examination",
    "record_standing",
    "submit_candidate",
]
