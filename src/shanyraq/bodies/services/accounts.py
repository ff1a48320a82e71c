"""Accounts of the regional assemblies before the Assembly: the term, the account, the answer (Law 70-IV, art. 1(3); Decree 149, pt 12)."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs as rules
from shanyraq.bodies.models import RegionReport, ReportTerm
from shanyraq.bodies.services.reach import recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.bodies import laws_of
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization

NORM = "regional.accountable_to"


@act
def set_account_term(*, by: Actor, at: Moment, year: int, due: date, paper: str) -> ReportTerm:
    """Set by which day the regions account for a year: the law names no term. Refuses with "bodies.due_in_the_year"."""
    verdict = first_refusal(
        Allowed() if paper.strip() else Refused("bodies.paper_not_named"),
        Refused("bodies.due_in_the_year", facts={"year": year}) if due.year < year else Allowed(),
        Allowed(laws_of(rulebook(), NORM, at.day)),
    ).require()
    row, _made = ReportTerm.objects.update_or_create(year=year, defaults={"due": due, "paper": paper.strip()})
    record(
        about=f"bodies.reportterm:{row.pk}",
        verdict=verdict,
        facts={"year": year, "due": due, "paper": row.paper},
    )
    return row


@act
def file_account(
    *, by: Actor, at: Moment, slug: str, year: int, text_kk: str, text_ru: str = "", paper: str, on: date
) -> RegionReport:
    """File a regional assembly's account of a year; anew where the Secretariat returned it.

    Refuses with "bodies.account_filed", "bodies.year_ahead", "bodies.account_empty" and as `reach.recorded`.
    """
    body = Organization.objects.select_for_update().get(slug=slug, classification="regional_assembly")
    open_ones = body.accounts.filter(year=year).exclude(answer="returned")
    verdict = first_refusal(
        recorded(by, body, paper=paper, on=on, day=at.day),
        rules.may_file(filed=open_ones.exists(), year=year, on=on, text=text_kk),
        Allowed(laws_of(rulebook(), NORM, on)),
    ).require()
    row = RegionReport.objects.create(
        organization=body, year=year, paper=paper.strip(), text_kk=text_kk.strip(), text_ru=text_ru.strip(), filed_on=on,
        recorded_at=at.machine,
    )  # fmt: skip
    record(
        about=f"bodies.regionreport:{row.pk}",
        verdict=verdict,
        facts={"body": body.name_kk, "year": year, "paper": row.paper, "on": on},
    )
    return row


@act
def answer_account(
    *, by: Actor, at: Moment, account_id: int, answer: str, reason: str = "", paper: str, on: date
) -> RegionReport:
    """Record that an account was considered and accepted ("accepted"), or returned with the reason ("returned").

    Refuses with "bodies.answered_already", "bodies.reason_of_answer" and as `organs.is_dated`.
    """
    row = RegionReport.objects.select_for_update().select_related("organization").get(pk=account_id)
    verdict = first_refusal(
        rules.may_answer(answered=row.answer, answer=answer, reason=reason),
        rules.is_dated(paper=paper, on=on, day=at.day, after=row.filed_on),
        Allowed(laws_of(rulebook(), NORM, on)),
    ).require()
    row.answer, row.answer_paper, row.answered_on, row.reason = answer, paper.strip(), on, reason.strip()
    row.save(update_fields=["answer", "answer_paper", "answered_on", "reason"])
    record(
        about=f"bodies.regionreport:{row.pk}",
        verdict=verdict,
        facts={
            "body": row.organization.name_kk, "year": row.year, "answer": answer, "paper": row.answer_paper, "on": on,
            "reason": row.reason,
        },
    )  # fmt: skip
    return row
