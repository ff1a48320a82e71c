"""The acts of this room."""

from shanyraq.sources.reading import Progress
from shanyraq.sources.services.corrections import (
    accept_correction,
    leave_doubt,
    propose_correction,
    reject_correction,
)
from shanyraq.sources.services.facts import add_fact, correct_fact, settle_contradiction
from shanyraq.sources.services.papers import RESERVED, receive_paper
from shanyraq.sources.services.readings import Otherwise, read_otherwise, repair_again

__all__ = [
    "RESERVED",
    "Otherwise",
    "Progress",
    "accept_correction",
    "add_fact",
    "correct_fact",
    "leave_doubt",
    "propose_correction",
    "read_otherwise",
    "receive_paper",
    "reject_correction",
    "repair_again",
    "settle_contradiction",
]
