"""The acts of this room: invitations, second factors, rolls, setting an instance up."""

from shanyraq.people.services.factors import approve_factor_reset, ask_factor_reset, recover_factor
from shanyraq.people.services.invitations import accept_invitation, invite_members, resend_invitation
from shanyraq.people.services.rolls import import_roll
from shanyraq.people.services.setup import set_up_instance

__all__ = [
    "accept_invitation",
    "approve_factor_reset",
    "ask_factor_reset",
    "import_roll",
    "invite_members",
    "recover_factor",
    "resend_invitation",
    "set_up_instance",
]
