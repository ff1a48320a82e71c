"""Who may hold an account, an invitation, an office's powers. Facts in, verdicts out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from kazakhtext.search import skeleton
from rulebook import Allowed, Refusal, Refused, Verdict

INVITATION_LASTS = timedelta(days=14)
RESET_LASTS = timedelta(days=3)
OFFICERS_TO_APPROVE = 2

OFFICES = frozenset(
    {
        "assembly.chair",
        "assembly.deputy_chair",
        "secretariat.head",
        "secretariat.officer",
        "regional_secretariat.head",
        "regional_secretariat.officer",
        "state_body.clerk",
        "akimat.clerk",
        "instance.administrator",
    }
)

_LETTERS = str.maketrans("әғқңөұүһіёый", "агкноуухиеии", "ъь")
_PATRONYMIC = re.compile(r"(ович|евич|овна|евна|инична|ули|кизи)$")


def is_officer(roles: Iterable[str]) -> bool:
    """Tell whether any of these roles is an office, whose holder needs a second factor."""
    return not OFFICES.isdisjoint(roles)


def may_use_office(roles: Iterable[str], *, has_factor: bool, rehearsal: bool) -> Verdict:
    """Allow an officer to act once a second factor is set. A rehearsal, where one click signs in, asks for none."""
    if rehearsal or has_factor or not is_officer(roles):
        return Allowed()
    return Refused("people.second_factor_missing", ways=("set_factor",))


def may_invite(*, address: str, has_account: bool) -> Verdict:
    """Allow inviting a person who has an address and no account yet."""
    if has_account:
        return Refused("people.has_account")
    if not address:
        return Refused("people.no_address")
    return Allowed()


def may_resend(*, accepted: bool) -> Verdict:
    """Allow sending an invitation again until it is accepted."""
    return Refused("people.invitation_used") if accepted else Allowed()


def may_accept(*, known: bool, accepted: bool, expires: datetime | None, now: datetime) -> Verdict:
    """Allow accepting an invitation once, before it expires."""
    if not known or expires is None:
        return Refused("people.invitation_unknown")
    if accepted:
        return Refused("people.invitation_used")
    if now >= expires:
        return Refused("people.invitation_expired", facts={"day": expires.date()})
    return Allowed()


def may_ask_reset(*, has_factor: bool, open_already: bool) -> Verdict:
    """Allow asking to have a lost second factor removed: it must exist, and no such request be open."""
    if not has_factor:
        return Refused("people.no_factor")
    if open_already:
        return Refused("people.reset_open")
    return Allowed()


def may_approve_reset(
    *,
    officer: int | None,
    person: int,
    approved_by: Sequence[int],
    asked: datetime,
    closed: bool,
    now: datetime,
) -> Verdict:
    """Allow an officer to approve the removal of somebody else's second factor, once, while the request is open.

    Two different officers are needed, and neither may be the person.
    """
    if closed:
        return Refused("people.reset_closed")
    if now >= asked + RESET_LASTS:
        return Refused("people.reset_expired", facts={"day": (asked + RESET_LASTS).date()})
    if officer is None or officer == person:
        return Refused("people.reset_own")
    if officer in approved_by:
        return Refused("people.reset_twice")
    return Allowed()


def may_recover(*, has_factor: bool, others: int) -> Verdict:
    """Allow whoever keeps the server to remove somebody's lost second factor, where no two officers can.

    `others` counts the officers, the person left out, who could approve the usual request today.
    """
    if not has_factor:
        return Refused("people.no_factor")
    if others >= OFFICERS_TO_APPROVE:
        return Refused("people.officers_can_approve", facts={"others": others})
    return Allowed()


def may_import(*, rows: int, wrong: int, undecided: int, leave_out: bool, done: bool) -> Verdict:
    """Allow importing a roll whose rows are right and whose look-alikes are decided.

    `wrong` rows are imported only by leaving them out, said so by the officer.
    """
    if done:
        return Refused("people.roll_imported")
    if undecided:
        return Refused("people.roll_undecided", facts={"undecided": undecided})
    if wrong and not leave_out:
        return Refused("people.roll_wrong", facts={"wrong": wrong, "rows": rows})
    if rows - wrong <= 0:
        return Refused("people.roll_empty")
    return Allowed()


def may_undo_import(
    *, imported: bool, undone: bool, standing: int, what: str, rows: str, offices: int, administrator: bool
) -> Verdict:
    """Allow undoing a whole import while nothing stands on what it wrote.

    `standing` counts the rows that something stands on since, `what` says what it is, `rows` their numbers in
    the file. `offices`: seats only an administrator gives, so only an administrator takes them back.
    """
    if undone:
        return Refused("people.roll_undone")
    if not imported:
        return Refused("people.roll_not_imported")
    if standing:
        return Refused("people.roll_stood_on", facts={"standing": standing, "what": what, "rows": rows})
    if offices and not administrator:
        return Refused("people.roll_gave_offices", facts={"offices": offices})
    return Allowed()


def may_set_up(*, administrators: int) -> Verdict:
    """Allow setting an instance up once: where it has no administrator yet."""
    return Refused("people.already_set_up") if administrators else Allowed()


def name_key(name: str) -> tuple[str, ...]:
    """Give the form of a name that Kazakh and Russian spellings share: folded letters, no patronymic, sorted.

    "Әлия Қасымова" and "Касымова Алия Ержановна" give the same key.
    """
    words = re.findall(r"[^\W\d_]+", name.lower())
    folded = [re.sub(r"(.)\1+", r"\1", word.translate(_LETTERS)) for word in words]
    kept = [word for word in folded if len(word) > 1 and not _PATRONYMIC.search(word)]
    return tuple(sorted(kept if len(kept) > 1 else folded))


def loose_key(name: str) -> tuple[str, ...]:
    """Give a wider key, for a question to an officer only: by sound, o and u alike ("Төлеген", "Тулеген", "Толеген")."""
    sounds = (skeleton(word).replace("dj", "j").replace("o", "u") for word in name_key(name))
    return tuple(sorted(re.sub(r"(.)\1+", r"\1", word) for word in sounds))


def are_fathers_apart(name: str, other: str) -> bool:
    """Tell whether two names carry patronymics of different fathers ("Серікұлы" and "Ержанович" are, "Серикович" is not)."""
    father, another = _father(name), _father(other)
    letters = min(len(father), len(another), 4)
    return bool(letters) and father[:letters] != another[:letters]


def _father(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", name.lower())
    folded = [re.sub(r"(.)\1+", r"\1", word.translate(_LETTERS)) for word in words]
    return next((_PATRONYMIC.sub("", word) for word in folded if _PATRONYMIC.search(word)), "")


def is_current(since: date, until: date | None, day: date) -> bool:
    """Tell whether [since, until) holds a day."""
    return since <= day and (until is None or day < until)


def overlap(since: date, until: date | None, other_since: date, other_until: date | None) -> bool:
    """Tell whether [since, until) and another such time share a day."""
    return (other_until is None or since < other_until) and (until is None or other_since < until)


def free_place(
    *, seats: int, held: Iterable[tuple[int, date, date | None]], since: date, until: date | None
) -> int:
    """Give the first seat, from 1, that nobody holds on any day of [since, until).

    `held` are place, since, until of those who hold one. Raises `Refusal` ("people.seat_taken") where every
    seat is held: one seat has one holder on a day.
    """
    taken = {place for place, begins, ends in held if overlap(since, until, begins, ends)}
    free = next((place for place in range(1, seats + 1) if place not in taken), None)
    if free is None:
        raise Refusal(
            Refused("people.seat_taken", facts={"taken": len(taken), "seats": seats, "since": since})
        )
    return free


SERVED = ("printed", "entered", "signature", "open_vote")


def may_serve(*, kind: str, own: bool, asked: str, paper: str, signed_on: date | None, day: date) -> Verdict:
    """Allow an assistant to serve somebody on paper: print for them, or enter what they signed.

    Who asked and how is said; what is entered stands on a paper the person signed, not later than `day`. A secret
    vote is cast by the voter alone, and nobody serves themselves.
    """
    if kind == "secret_vote":
        return Refused("people.secret_vote_is_ones_own")
    if kind not in SERVED:
        return Refused("people.no_such_service")
    if own:
        return Refused("people.serves_oneself")
    if not asked.strip():
        return Refused("people.asker_not_named")
    if kind != "printed" and (not paper.strip() or signed_on is None):
        return Refused("people.paper_not_signed")
    if signed_on is not None and signed_on > day:
        return Refused("people.paper_ahead", facts={"on": signed_on, "day": day})
    return Allowed()


def may_answer_correction(*, open_still: bool, own: bool, answer: str) -> Verdict:
    """Allow an officer to answer somebody's request for a correction, once, in words."""
    if not open_still:
        return Refused("people.correction_answered")
    if own:
        return Refused("people.answers_oneself")
    return Allowed() if answer.strip() else Refused("people.answer_missing")
