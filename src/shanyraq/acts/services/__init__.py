"""The acts of this room."""

from shanyraq.acts.services.book import confirm_norm, enter_act, withdraw_act, withdraw_confirmation
from shanyraq.acts.services.texts import edit_text

__all__ = ["confirm_norm", "edit_text", "enter_act", "withdraw_act", "withdraw_confirmation"]
