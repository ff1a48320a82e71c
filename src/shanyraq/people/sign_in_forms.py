"""The library's forms as the look asks: labels in our words, no placeholder instead of a label."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

LABELS = {
    "login": _("E-mail"),
    "email": _("E-mail"),
    "password": _("Password"),
    "oldpassword": _("Current password"),
    "password1": _("New password"),
    "password2": _("New password once more"),
    "code": _("Code"),
}
CODE = {"autocomplete": "one-time-code", "inputmode": "numeric", "class": "short", "spellcheck": "false"}


class Plain:
    """Take placeholders away and give our labels."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            field.label = LABELS.get(name, field.label)
            if name in {"login", "password", "oldpassword"}:
                field.help_text = ""
            if name == "code":
                field.widget.attrs.update(CODE)


class Login(Plain, account.LoginForm):  # type: ignore[misc]
    """Sign in with an address and a password."""


class AddEmail(Plain, account.AddEmailForm):  # type: ignore[misc]
    """Change the address."""


class ChangePassword(Plain, account.ChangePasswordForm):  # type: ignore[misc]
    """Change the password, knowing the old one."""


class SetPassword(Plain, account.SetPasswordForm):  # type: ignore[misc]
    """Set a password where there is none."""


class ResetPassword(Plain, account.ResetPasswordForm):  # type: ignore[misc]
    """Ask for a letter with a link."""


class ResetPasswordKey(Plain, account.ResetPasswordKeyForm):  # type: ignore[misc]
    """Choose a new password behind the link."""


class Reauthenticate(Plain, account.ReauthenticateForm):  # type: ignore[misc]
    """Prove the password again."""


class FactorCode(Plain, factor.AuthenticateForm):  # type: ignore[misc]
    """Give a code of the second factor, or a recovery code."""


class FactorAgain(Plain, factor.ReauthenticateForm):  # type: ignore[misc]
    """Prove the second factor again."""


class ActivateFactor(Plain, totp.ActivateTOTPForm):  # type: ignore[misc]
    """Give the first code of a new second factor."""
