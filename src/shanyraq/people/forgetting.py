"""How this room forgets what is personal and past its term (portal/keeping.toml says the terms)."""

from __future__ import annotations

from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models import Exists, OuterRef, Q, QuerySet

from shanyraq.journal.forgetting import Cutoff, Forget
from shanyraq.people.ethnicity import erase_own_words
from shanyraq.people.models import (
    CorrectionRequest,
    FactorApproval,
    FactorReset,
    Invitation,
    Membership,
    PaperService,
    Person,
    RollDraft,
    User,
)


def _gone(before: Cutoff) -> QuerySet[Person]:
    """Give those whose last mandate ended before a day; nobody who never held one."""
    held = Membership.objects.filter(person=OuterRef("pk"))
    later = held.filter(Q(until__isnull=True) | Q(until__gt=before.day))
    return Person.objects.filter(Exists(held)).exclude(Exists(later))


def contacts(before: Cutoff) -> int:
    """Erase the mail address and the telephone of those who left; their names stay on the roll."""
    found = _gone(before).exclude(email="", phone="")
    return found.update(email="", phone="")


def particulars(before: Cutoff) -> int:
    """Erase the sex and the year of birth of those who left; nothing counts them any more."""
    return _gone(before).exclude(sex="", birth_year=None).update(sex="", birth_year=None)


def accounts(before: Cutoff) -> int:
    """Delete the accounts of those who left: password, second factor, sessions. A new mandate brings a new invitation."""
    users = list(User.objects.filter(person__in=_gone(before)))
    for user in users:
        end_sessions(user)
        user.delete()
    return len(users)


def end_sessions(user: User) -> int:
    """End every session of an account, wherever it was begun; give how many."""
    own = [s.pk for s in Session.objects.iterator() if s.get_decoded().get("_auth_user_id") == str(user.pk)]
    UserSession.objects.filter(user=user).delete()
    return Session.objects.filter(pk__in=own).delete()[0]


def sessions(before: Cutoff) -> int:
    """Drop sessions begun before a time, with the network addresses they kept; give how many sessions."""
    over = Session.objects.filter(
        expire_date__lt=before.machine + timedelta(seconds=settings.SESSION_COOKIE_AGE)
    )
    dropped, _of_each = over.delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    return dropped


def invitations(before: Cutoff) -> int:
    """Delete invitations that were accepted, or expired, before a time."""
    used, spent = (
        Q(accepted_at__lt=before.machine),
        Q(accepted_at__isnull=True, expires_at__lt=before.machine),
    )
    return Invitation.objects.filter(used | spent).delete()[0]


def resets(before: Cutoff) -> int:
    """Delete requests about a lost second factor, with their approvals; give how many requests."""
    old = FactorReset.objects.filter(asked_at__lt=before.machine)
    FactorApproval.objects.filter(reset__in=old).delete()
    return old.delete()[0]


def rolls(before: Cutoff) -> int:
    """Empty the rows of lists that nobody imported; give how many lists."""
    old = RollDraft.objects.filter(imported_at__isnull=True, brought_at__lt=before.machine)
    return old.exclude(rows=[]).update(rows=[])


def own_words(before: Cutoff) -> int:
    """Erase what those who left wrote about themselves."""
    return erase_own_words(list(_gone(before).values_list("pk", flat=True)))


def corrections(before: Cutoff) -> int:
    """Delete requests for a correction that were answered before a day."""
    return CorrectionRequest.objects.filter(answered_on__lt=before.day).delete()[0]


def paper_services(before: Cutoff) -> int:
    """Delete what was kept of services on paper before a day; what was entered by them stays."""
    return PaperService.objects.filter(day__lt=before.day).delete()[0]


FORGETS: dict[str, Forget] = {
    "contact": contacts,
    "particulars": particulars,
    "account": accounts,
    "sessions": sessions,
    "invitations": invitations,
    "resets": resets,
    "rolls": rolls,
    "own_word": own_words,
    "corrections": corrections,
    "paper_services": paper_services,
}
