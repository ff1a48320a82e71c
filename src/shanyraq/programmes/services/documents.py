"""Take a programme document through its steps. Decree 149, pts 25 and 26."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refusal, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Discussion
from shanyraq.people.acting import Actor, act
from shanyraq.programmes.models import Document, DocumentStep
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.rules import documents as rules


@act
def draft_document(
    *, by: Actor, at: Moment, kind: str, title_kk: str, paper: str, day: date, experts: str = "", title_ru: str = "",
    title_en: str = "",
) -> Document:  # fmt: skip
    """Record the draft of a programme document, with the paper of the experts' council that took part.

    Refuses as `rules.documents.may_take`.
    """
    document = Document.objects.create(
        kind=kind, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip()
    )
    first = "secretariat_drafts" if kind == "programme" else "assembly_drafts"
    _take(by, at, document, first, day, paper, experts=experts)
    return document


@act
def bring_discussion(*, by: Actor, at: Moment, document: Document, discussion: Discussion) -> DocumentStep:
    """Record that the Council discussed the draft: by the record of its discussion. Refuses as `may_take`."""
    return _take(
        by, at, document, "council_discusses", discussion.day, discussion.paper, discussion=discussion
    )


@act
def bring_consideration(*, by: Actor, at: Moment, document: Document, item: AgendaItem) -> DocumentStep:
    """Record that a Session considered the draft, as a matter of its agenda that stands on the same discussion.

    Refuses with "programmes.session_not_closed", "programmes.other_draft", and as `may_take`.
    """
    session = item.session
    if session.closed_on is None or session.closed_on > at.day:
        raise Refusal(Refused("programmes.session_not_closed"))
    discussed = document.steps.filter(name="council_discusses").first()
    if discussed is not None and discussed.discussion_id != item.discussion_id:
        raise Refusal(Refused("programmes.other_draft"))
    paper = f"{session.number}, {item.position}"
    return _take(by, at, document, "session_considers", session.closed_on, paper, item=item)


@act
def consider_concept(*, by: Actor, at: Moment, document: Document, paper: str) -> DocumentStep:
    """The Chair considers the draft of the Concept and agrees to it. Refuses as `may_take`."""
    return _take(by, at, document, "chair_considers", at.day, paper)


@act
def record_approval(*, by: Actor, at: Moment, document: Document, paper: str, day: date) -> DocumentStep:
    """Record the President's approval, by its act. Refuses as `may_take` and `queries.discussions.is_heard`."""
    return _take(by, at, document, "president_approves", day, paper)


def _take(
    by: Actor, at: Moment, document: Document, step: str, day: date, paper: str, *, experts: str = "",
    discussion: Discussion | None = None, item: AgendaItem | None = None,
) -> DocumentStep:  # fmt: skip
    document = Document.objects.select_for_update().get(pk=document.pk)
    taking = rules.may_take(
        rulebook(), kind=document.kind, step=step, taken=dict(document.steps.values_list("name", "day")), took_on=day,
        day=at.day, paper=paper, experts=experts,
    )  # fmt: skip
    heard = is_heard(document, at.day) if step == "president_approves" else Allowed()
    verdict = first_refusal(taking, heard).require()
    row = DocumentStep.objects.create(
        document=document, name=step, day=day, paper=paper.strip(), experts=experts.strip(), discussion=discussion,
        item=item, law=[str(one) for one in verdict.law], by=by.key, recorded_on=at.day,
    )  # fmt: skip
    facts = {"title": document.title_kk, "step": step, "day": day, "paper": row.paper}
    record(about=f"programmes.document:{document.pk}", verdict=verdict, facts=facts)
    return row
