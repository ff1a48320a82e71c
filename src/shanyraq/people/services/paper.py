"""Serve those who have no e-mail: an assistant prints for them, and enters only what they signed."""

from __future__ import annotations

from datetime import date

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people import rules
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import PaperService, Person


@act
def serve_on_paper(
    *,
    by: Actor,
    at: Moment,
    person_id: int,
    kind: str,
    asked: str,
    what: str,
    paper: str = "",
    signed_on: date | None = None,
) -> PaperService:
    """Record that an assistant printed for a person, or entered what the person signed on paper.

    `kind` is one of `rules.SERVED`. The person sees it on their own page. Refuses as `rules.may_serve`: never a secret
    vote, nothing entered without the signed paper.
    """
    row = served(person_id, kind, by=by, at=at, asked=asked, what=what, paper=paper, signed_on=signed_on)
    record(
        about=f"people.paper:{row.pk}",
        facts={"kind": kind},
        personal={"person": f"person:{person_id}", "what": row.what, "paper": row.paper, "asked": row.asked},
    )
    return row


def served(
    person_id: int,
    kind: str,
    *,
    by: Actor,
    at: Moment,
    asked: str,
    what: str,
    paper: str = "",
    signed_on: date | None = None,
    about: str = "",
) -> PaperService:
    """Keep a service inside an act; rooms above call this in theirs. Refuses as `rules.may_serve`."""
    rules.may_serve(
        kind=kind, own=by.person_id == person_id, asked=asked, paper=paper, signed_on=signed_on, day=at.day
    ).require()
    return PaperService.objects.create(
        person=Person.objects.select_for_update().get(pk=person_id),
        officer_id=by.person_id,
        kind=kind,
        asked=asked.strip(),
        what=what.strip()[:500],
        about=about,
        paper=paper.strip(),
        signed_on=signed_on,
        day=at.day,
        recorded_at=at.machine,
    )
