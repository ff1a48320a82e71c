"""Enter assignments from papers: the paper with its source, what is to be done, a card for each executor (Decree 149, pt 22)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Max
from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.decisions.models import Assignment, Instruction, SourcePaper
from shanyraq.decisions.notices import tell_addressee
from shanyraq.decisions.rules import control as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import Session
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization


@act
def enter_paper(
    *, by: Actor, at: Moment, source: str, title_kk: str, number: str, dated: date, title_ru: str = "",
    title_en: str = "", session: Session | None = None,
) -> SourcePaper:  # fmt: skip
    """Enter a paper that gives assignments; its assignments follow. `session` where it is the minutes of one.

    Refuses with "decisions.answer_ahead" and "decisions.paper_known".
    """
    in_turn("decisions.papers")
    number = " ".join(number.split())
    known = SourcePaper.objects.filter(source=source, number=number, dated=dated).exists()
    held = session.opened_on if session else None
    verdict = rules.may_enter_paper(
        number, dated, known=known, held=held, of_session=session is not None, day=at.day
    ).require()
    paper = SourcePaper.objects.create(
        source=source, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
        number=number, dated=dated, session=session, by=by.key, entered_on=at.day,
    )  # fmt: skip
    facts = {"source": source, "title": paper.title_kk, "number": number, "dated": dated}
    if session:
        facts["session"] = session.number
    record(about=f"decisions.paper:{paper.pk}", verdict=verdict, facts=facts)
    return paper


@act
def enter_assignment(
    *, by: Actor, at: Moment, paper: SourcePaper, title_kk: str, text_kk: str, executors: Collection[Organization],
    lead: Organization, term: date, term_law: str = "", term_set_by: str = "", clause: str = "", title_ru: str = "",
    title_en: str = "", text_ru: str = "", text_en: str = "",
) -> Instruction:  # fmt: skip
    """Enter one assignment of a paper: each executor gets its card and a letter.

    `term_law` cites the article of the term; where the law sets none, `term_set_by` says who set it. Refuses as
    `rules.control.may_enter`.
    """
    in_turn("decisions.assignments")
    bodies = sorted(set(executors) | {lead}, key=lambda body: (body.pk != lead.pk, body.name_kk, body.pk))
    verdict = rules.may_enter(
        text=text_kk, executors=len(bodies), dated=paper.dated, term=term, ground=term_law or term_set_by,
        unknown=_unknown(term_law), day=at.day,
    ).require()  # fmt: skip
    year = at.day.year
    last = Instruction.objects.filter(year=year).aggregate(last=Max("number"))["last"] or 0
    made = Instruction.objects.create(
        paper=paper, year=year, number=last + 1, clause=clause.strip(), lead=lead, by=by.key, entered_on=at.day,
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), text_kk=text_kk.strip(),
        text_ru=text_ru.strip(), text_en=text_en.strip(),
    )  # fmt: skip
    _send(made, bodies, term, (term_law.strip(), term_set_by.strip()), at)
    _written(made, bodies, term, verdict)
    return made


def _unknown(article: str) -> str:
    """Give an article back where it leads to no act of the book; else nothing."""
    return article if article and article.strip().partition(":")[0] not in rulebook().acts else ""


def _send(
    made: Instruction, bodies: list[Organization], term: date, ground: tuple[str, str], at: Moment
) -> None:
    for order, body in enumerate(bodies, start=1):
        card = Assignment.objects.create(
            instruction=made, source=made.paper.source, addressee=body, sent_on=at.day, term=term,
            term_law=ground[0], term_set_by=ground[1], outgoing_number=f"{made.identifier}/{order}",
        )  # fmt: skip
        tell_addressee(card)


def _written(made: Instruction, bodies: list[Organization], term: date, verdict: Verdict) -> None:
    record(
        about=f"decisions.instruction:{made.pk}",
        verdict=verdict,
        facts={
            "assignment": made.identifier, "source": made.paper.source, "number": made.paper.number,
            "title": made.title_kk, "term": term, "cards": len(bodies),
        },
        after={"text": made.text_kk, "executors": [body.slug for body in bodies]},
    )  # fmt: skip
