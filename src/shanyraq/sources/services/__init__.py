"""The acts of this room."""

from shanyraq.sources.services.facts import add_fact, correct_fact, settle_contradiction
from shanyraq.sources.services.papers import Progress, receive_paper

__all__ = ["Progress", "add_fact", "correct_fact", "receive_paper", "settle_contradiction"]
