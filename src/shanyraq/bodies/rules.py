"""How somebody came to the Assembly: the categories and paths of the law, and what a path must show. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from rulebook import Allowed, Citation, Refused, Verdict

from shanyraq.law.standing import CATEGORIES, NEEDS_PROPOSER, NEEDS_REGION, PATHS, may_record_standing

__all__ = [
    "CATEGORIES",
    "CERTIFIED",
    "GROUPS",
    "LAW",
    "NEEDS_PROPOSER",
    "NEEDS_REGION",
    "PATHS",
    "may_annul_certificate",
    "may_certify",
    "may_correct",
    "may_extract",
    "may_import_council",
    "may_publish_composition",
    "may_record_category",
    "may_record_standing",
]

LAW = "law-70-iv-2008"
# The three kinds of members of article 15(1); associations are told apart, since the law names the ethnocultural first.
GROUPS = {
    "ethnocultural": "associations",
    "association": "associations",
    "state_body": "state_bodies",
    "citizen": "citizens",
}
# What keeps one person out of sight in a published table of sex and age.
FEWEST_MOVED = 10
FEWEST_SAID = 50


def may_record_category(*, category: str, paper: str, before: tuple[str, str]) -> Verdict:
    """Tell whether a member's category may be recorded: one of those of article 15(1), with the paper that shows it.

    `before` are the category and the paper recorded until now.
    """
    law = (Citation(LAW, "15(1)"),)
    if category not in CATEGORIES:
        return Refused("bodies.no_such_category", law, {"category": category})
    if not paper.strip():
        return Refused("bodies.category_paper_missing", law)
    if (category, paper.strip()) == before:
        return Refused("bodies.nothing_changed", law)
    return Allowed(law)


def may_import_council(
    *, rows: int, of_council: int, act: str, act_day: date | None, first_day: date | None, day: date
) -> Verdict:
    """Tell whether the Council's composition may be imported (Law 70-IV, art. 10, points 1 and 2).

    Every row is a seat in the Council; the President's act that approves the composition is named, is not of a
    later day than `day`, and no seat begins before it (`first_day`: the earliest of them).
    """
    law = (Citation(LAW, "10(1)"), Citation(LAW, "10(2)"))
    if of_council != rows or not rows:
        return Refused("bodies.not_council_rows", law, {"rows": rows, "of_council": of_council})
    if not act.strip() or act_day is None:
        return Refused("bodies.approval_not_named", law)
    if act_day > day:
        return Refused("bodies.approval_ahead", law, {"act_day": act_day, "day": day})
    if first_day is not None and first_day < act_day:
        return Refused("bodies.seat_before_approval", law, {"act_day": act_day, "first_day": first_day})
    return Allowed(law)


def may_correct(
    *, before: tuple[date, date | None, str], after: tuple[date, date | None, str], why: str
) -> Verdict:
    """Tell whether a mandate may be corrected: it ends after it begins, something changes, the reason is said.

    `before` and `after` are first day, day of the end, paper.
    """
    since, until, _basis = after
    if until is not None and until <= since:
        return Refused("bodies.ends_before_it_begins", facts={"since": since, "until": until})
    if before == after:
        return Refused("bodies.nothing_changed")
    if not why.strip():
        return Refused("bodies.reason_missing")
    return Allowed()


def may_publish_composition(
    *, day: date, today: date, published: Mapping[date, int], total: int, said: int
) -> Verdict:
    """Tell whether the table of members by sex and age of a day may be published, so that nobody can be told from it.

    It is of a 1 January that has come, and published once; at least half of the members, and fifty, said both their
    sex and year of birth; between it and every other published table (`published`: their days, and how many people
    came or left between) at least ten people came or left, since one table is easily taken from another.
    """
    if (day.month, day.day) != (1, 1) or day > today:
        return Refused("bodies.not_a_first_of_january", facts={"day": day})
    if day in published:
        return Refused("bodies.composition_published", facts={"day": day})
    need = max(FEWEST_SAID, -(-total // 2))
    if said < need:
        return Refused("bodies.too_few_said", facts={"said": said, "need": need, "day": day})
    nearest = min(published, key=lambda other: published[other], default=None)
    if nearest is not None and published[nearest] < FEWEST_MOVED:
        moved = published[nearest]
        return Refused(
            "bodies.too_few_moved", facts={"moved": moved, "need": FEWEST_MOVED, "other": nearest, "day": day}
        )
    return Allowed((Citation("decree-149-2011", "11(1)"),))


CERTIFIED = frozenset({"assembly", "council", "secretariat", "regional_assembly", "regional_secretariat"})


def may_certify(*, body: str, own: bool, officer: bool, since: date, day: date, stands: bool) -> Verdict:
    """Tell whether a certificate of a mandate may be issued: by an officer for anybody, by its holder for themselves.

    The mandate has begun; it may have ended, and the certificate says so. One that says the same and stands is enough.
    """
    if body not in CERTIFIED:
        return Refused("bodies.not_of_the_assembly")
    if not own and not officer:
        return Refused("bodies.certificate_of_another")
    if since > day:
        return Refused("bodies.mandate_ahead", facts={"since": since, "day": day})
    return Refused("bodies.certificate_stands") if stands else Allowed()


def may_extract(*, day: date, today: date, members: int) -> Verdict:
    """Tell whether an extract from the roll of a day may be issued: the day has come, and there is a roll of it."""
    if day > today:
        return Refused("bodies.day_ahead", facts={"day": day, "today": today})
    return Allowed() if members else Refused("bodies.roll_empty", facts={"day": day})


def may_annul_certificate(*, annulled_on: date | None, why: str) -> Verdict:
    """Tell whether an issued paper may be annulled: once, with a reason in Kazakh."""
    if annulled_on is not None:
        return Refused("bodies.certificate_annulled", facts={"day": annulled_on})
    return Allowed() if why.strip() else Refused("bodies.annulment_without_reason")
