"""What an organisation must show to be entered, renamed or closed. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rulebook import Allowed, Refused, Verdict

KINDS = ("state_body", "akimat", "association", "friendship_house", "institution")
COMPETENCES = (
    "culture",
    "information",
    "concord",
    "languages",
    "education",
    "internal_affairs",
    "research",
    "training",
)
PARTNER = frozenset({"research", "training"})  # what an institution is a partner for
NEEDS_REGION = frozenset({"akimat", "friendship_house"})


def may_enter_body(
    *, kind: str, name_kk: str, area: str, since: date | None, day: date, known: Iterable[str]
) -> Verdict:
    """Tell whether an organisation may be entered: named in Kazakh, of a known kind, once, and not from the future.

    `known` are the Kazakh names of this kind that are still open; an akimat and a house of friendship belong to a
    region.
    """
    if kind not in KINDS:
        return Refused("organisations.kind_unknown", facts={"kind": kind})
    if not name_kk.strip():
        return Refused("organisations.no_kazakh_name")
    if kind in NEEDS_REGION and not area:
        return Refused("organisations.region_not_named")
    if since is not None and since > day:
        return Refused("organisations.not_begun", facts={"since": since, "day": day})
    if _bare(name_kk) in {_bare(name) for name in known}:
        return Refused("organisations.already_entered", facts={"name": name_kk})
    return Allowed()


def may_deal_with(kind: str, what: Iterable[str], until: date | None) -> Verdict:
    """Tell whether an organisation may be said to deal with these fields: known ones, while it is open.

    An institution is a partner for research or training, or it is none. Refuses with
    "organisations.competence_unknown", "organisations.closed_already", "organisations.no_partner".
    """
    fields = set(what)
    unknown = fields - set(COMPETENCES)
    if unknown:
        return Refused("organisations.competence_unknown", facts={"what": min(unknown)})
    if until is not None:
        return Refused("organisations.closed_already", facts={"until": until})
    if kind == "institution" and not fields & PARTNER:
        return Refused("organisations.no_partner")
    return Allowed()


def may_add_work(*, title_kk: str, year: int, since: date | None, day: date, known: bool) -> Verdict:
    """Tell whether a study or course may be added: named in Kazakh, of a year that is past or now, once.

    Refuses with "organisations.no_kazakh_name", "organisations.work_of_no_year", "organisations.work_known".
    """
    if not title_kk.strip():
        return Refused("organisations.no_kazakh_name")
    if year > day.year or (since is not None and year < since.year):
        return Refused("organisations.work_of_no_year", facts={"year": str(year), "day": day})
    if known:
        return Refused("organisations.work_known", facts={"name": title_kk})
    return Allowed()


def may_close_body(*, since: date | None, until: date | None, last_day: date, day: date) -> Verdict:
    """Tell whether an organisation may be closed on a day: it is open, and the day is neither before it began nor ahead."""
    if until is not None:
        return Refused("organisations.closed_already", facts={"until": until})
    if last_day > day or (since is not None and last_day <= since):
        return Refused("organisations.wrong_last_day", facts={"last_day": last_day, "day": day})
    return Allowed()


def _bare(name: str) -> str:
    return " ".join(name.casefold().replace("«", "").replace("»", "").replace('"', "").split())
