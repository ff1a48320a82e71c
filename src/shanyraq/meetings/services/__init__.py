"""The acts of this room: one function, one act, one transaction, one entry in the journal."""

from .agenda import set_agenda
from .convening import adopt_order, cancel_session, postpone_session, record_announcement
from .preparing import plan_session, prepare_session
from .sitting import open_session, record_vote, register_members, strike_registration, void_vote

__all__ = [
    "adopt_order", "cancel_session", "open_session", "plan_session", "postpone_session", "prepare_session",
    "record_announcement", "record_vote", "register_members", "set_agenda", "strike_registration", "void_vote",
]  # fmt: skip
