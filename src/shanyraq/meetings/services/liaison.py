"""Enter bills, their stages and the Assembly's position; contacts with deputies and what came of them."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Bill, BillPosition, BillStage, Contact, Deputy
from shanyraq.meetings.rules import liaison as rules
from shanyraq.people.acting import Actor, act, in_turn


def _locked(bill: Bill) -> Bill:
    return Bill.objects.select_for_update().get(pk=bill.pk)


def _stages(bill: Bill) -> list[tuple[str, date]]:
    return list(bill.stages.values_list("stage", "day"))


@act
def enter_bill(
    *,
    by: Actor,
    at: Moment,
    number: str,
    title_kk: str,
    brought_on: date,
    deputy: Deputy | None = None,
    title_ru: str = "",
    title_en: str = "",
    link: str = "",
) -> Bill:
    """Enter a bill that was brought into Parliament.

    Refuses with "meetings.title_missing", "meetings.day_ahead", "meetings.bill_known".
    """
    in_turn("meetings.bills")
    verdict = first_refusal(
        Allowed(rules.LAW) if title_kk.strip() else Refused("meetings.title_missing"),
        Refused("meetings.day_ahead", facts={"told": brought_on, "day": at.day})
        if brought_on > at.day
        else Allowed(),
        Refused("meetings.bill_known", facts={"number": number.strip()})
        if Bill.objects.filter(number=number.strip(), brought_on=brought_on).exists()
        else Allowed(),
    ).require()
    made = Bill.objects.create(
        number=number.strip(),
        title_kk=title_kk.strip(),
        title_ru=title_ru.strip(),
        title_en=title_en.strip(),
        deputy=deputy,
        brought_on=brought_on,
        link=link.strip(),
        recorded_on=at.day,
    )
    BillStage.objects.create(bill=made, stage=rules.STAGES[0], day=brought_on, paper=made.number)
    said = {"number": made.number, "title": made.title_kk, "since": brought_on}
    record(about=f"meetings.bill:{made.pk}", verdict=verdict, facts=said)
    return made


@act
def move_bill(*, by: Actor, at: Moment, bill: Bill, stage: str, day: date, paper: str) -> BillStage:
    """Record that a bill got to a stage on a day. Refuses as `rules.liaison.may_move`, and with "meetings.paper_missing"."""
    row = _locked(bill)
    verdict = first_refusal(
        rules.may_move(_stages(row), stage, day, at.day),
        Allowed() if paper.strip() else Refused("meetings.paper_missing"),
    ).require()
    made = BillStage.objects.create(bill=row, stage=stage, day=day, paper=paper.strip())
    said = {"number": row.number, "stage": stage, "day": day, "paper": made.paper}
    record(about=f"meetings.bill:{row.pk}", verdict=verdict, facts=said)
    return made


@act
def take_position(
    *,
    by: Actor,
    at: Moment,
    bill: Bill,
    position: str,
    why_kk: str,
    paper: str,
    why_ru: str = "",
    why_en: str = "",
) -> BillPosition:
    """Record what the Assembly holds of a bill from today on; what it held before stays. Refuses as `rules.liaison.may_take_position`."""
    row = _locked(bill)
    verdict = rules.may_take_position(_stages(row), position, why_kk.strip(), paper.strip()).require()
    made = BillPosition.objects.create(
        bill=row,
        position=position,
        why_kk=why_kk.strip(),
        why_ru=why_ru.strip(),
        why_en=why_en.strip(),
        paper=paper.strip(),
        day=at.day,
    )
    said = {"number": row.number, "position": position, "why": made.why_kk, "paper": made.paper}
    record(about=f"meetings.bill:{row.pk}", verdict=verdict, facts=said)
    return made


@act
def enter_contact(
    *,
    by: Actor,
    at: Moment,
    deputy: Deputy,
    kind: str,
    day: date,
    subject_kk: str,
    subject_ru: str = "",
    subject_en: str = "",
    partner: str = "",
    paper: str = "",
    due: date | None = None,
) -> Contact:
    """Enter an inquiry, a request one way or the other, or a joint meeting. Refuses as `rules.liaison.may_contact`."""
    row = Deputy.objects.select_for_update().get(pk=deputy.pk)
    verdict = rules.may_contact(
        kind,
        in_office=row.since <= day and (row.until is None or day < row.until),
        subject=subject_kk.strip(),
        on=day,
        due=due,
        day=at.day,
    ).require()
    made = Contact.objects.create(
        deputy=row,
        kind=kind,
        day=day,
        subject_kk=subject_kk.strip(),
        subject_ru=subject_ru.strip(),
        subject_en=subject_en.strip(),
        partner=partner.strip(),
        paper=paper.strip(),
        due=due,
        recorded_on=at.day,
    )
    said = {"contact": kind, "day": day, "subject": made.subject_kk, "partner": made.partner}
    record(about=f"meetings.contact:{made.pk}", verdict=verdict, facts=said)
    return made


@act
def answer_contact(*, by: Actor, at: Moment, contact: Contact, answer: str) -> Contact:
    """Record what came of an inquiry, a request or a joint meeting, today. Refuses as `rules.liaison.may_answer`."""
    row = Contact.objects.select_for_update().get(pk=contact.pk)
    verdict = rules.may_answer(
        row.kind, answered_on=row.answered_on, on=row.day, answer=answer.strip(), day=at.day
    ).require()
    row.answered_on, row.answer = at.day, answer.strip()
    row.save(update_fields=["answered_on", "answer"])
    said = {"contact": row.kind, "subject": row.subject_kk, "answer": row.answer}
    record(about=f"meetings.contact:{row.pk}", verdict=verdict, facts=said)
    return row
