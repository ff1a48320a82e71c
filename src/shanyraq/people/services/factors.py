"""Help somebody who lost their second factor: they ask, two officers approve, the person is told each time.

Where two officers who could are missing (a lone administrator), whoever keeps the server does it: `recover_factor`.
"""

from __future__ import annotations

from allauth.mfa.models import Authenticator

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people import letters, rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.forgetting import end_sessions
from shanyraq.people.models import FactorApproval, FactorReset, Person, User
from shanyraq.people.queries import count_approvers, has_factor, may_approve


@act
def ask_factor_reset(*, by: Actor, at: Moment, user: User, reason: str) -> FactorReset:
    """Ask to have a lost second factor removed. The caller has just proven the password of `user`.

    Refuses where no factor is set, or such a request is open already.
    """
    assert user.person is not None
    person = Person.objects.select_for_update().get(pk=user.person_id)
    waiting = FactorReset.objects.filter(
        person=person, done_at__isnull=True, asked_at__gt=at.machine - rules.RESET_LASTS
    ).exists()
    rules.may_ask_reset(has_factor=has_factor(user), open_already=waiting).require()
    reset = FactorReset.objects.create(person=person, reason=reason, asked_at=at.machine)
    record(
        about=f"people.factor_reset:{reset.pk}",
        personal={"person": person.pk, "reason": reason},
        unnamed=True,
    )
    letters.reset_asked(user)
    return reset


@act
def approve_factor_reset(*, by: Actor, at: Moment, reset: FactorReset, recognised_by: str) -> FactorReset:
    """Approve the removal of somebody's second factor, saying how the person was recognised.

    The second officer's approval removes the factor and the recovery codes, makes the old password useless
    and ends every session; the person is told by mail and sets both anew. Refuses the person themself, the
    same officer twice, and a request that is closed or older than three days.
    """
    found = FactorReset.objects.select_for_update().get(pk=reset.pk)
    may_approve(found, by, at.machine).require()
    officer = Person.objects.get(pk=by.person_id)
    FactorApproval.objects.create(reset=found, officer=officer, recognised_by=recognised_by, at=at.machine)
    count = found.approvals.count()
    done = count >= rules.OFFICERS_TO_APPROVE
    if done:
        letters.factor_removed(_remove(found, at))
    record(
        about=f"people.factor_reset:{found.pk}",
        facts={"approvals": count, "removed": done},
        personal={"person": found.person_id, "recognised_by": recognised_by},
    )
    return found


@act
def recover_factor(*, by: Actor, at: Moment, user: User, recognised_by: str) -> FactorReset:
    """Remove a lost second factor from the server's own terminal, where two officers who could approve are missing.

    The same follows as of two approvals: the recovery codes go, the old password is useless, every session ends,
    the person is told by mail. `recognised_by` says how they were recognised. Refuses with "people.no_factor",
    "people.officers_can_approve".
    """
    assert user.person is not None
    person = Person.objects.select_for_update().get(pk=user.person_id)
    others = count_approvers(at.day, besides=person)
    rules.may_recover(has_factor=has_factor(user), others=others).require()
    waiting = FactorReset.objects.filter(person=person, done_at__isnull=True).order_by("-asked_at").first()
    reset = waiting or FactorReset.objects.create(person=person, reason=recognised_by, asked_at=at.machine)
    letters.factor_recovered(_remove(reset, at))
    record(
        about=f"people.factor_reset:{reset.pk}",
        facts={"officers": others, "removed": True},
        personal={"person": person.pk, "recognised_by": recognised_by},
    )
    return reset


def _remove(reset: FactorReset, at: Moment) -> User:
    user = User.objects.select_for_update().get(person_id=reset.person_id)
    Authenticator.objects.filter(user=user).delete()
    user.set_unusable_password()
    user.save(update_fields=["password"])
    end_sessions(user)
    reset.done_at = at.machine
    reset.save(update_fields=["done_at"])
    return user
