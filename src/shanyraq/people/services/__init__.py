"""The acts of this room: what is one's own, service on paper, invitations, second factors, rolls, setting an instance up."""

from shanyraq.people.services.ethnicity import say_ethnicity
from shanyraq.people.services.factors import approve_factor_reset, ask_factor_reset, recover_factor
from shanyraq.people.services.invitations import accept_invitation, invite_members, resend_invitation
from shanyraq.people.services.own import (
    answer_correction,
    ask_correction,
    change_settings,
    renew_calendar,
    say_of_oneself,
)
from shanyraq.people.services.paper import serve_on_paper
from shanyraq.people.services.rolls import import_roll
from shanyraq.people.services.setup import set_up_instance

__all__ = [
    "accept_invitation",
    "answer_correction",
    "approve_factor_reset",
    "ask_correction",
    "ask_factor_reset",
    "change_settings",
    "import_roll",
    "invite_members",
    "recover_factor",
    "renew_calendar",
    "resend_invitation",
    "say_ethnicity",
    "say_of_oneself",
    "serve_on_paper",
    "set_up_instance",
]
