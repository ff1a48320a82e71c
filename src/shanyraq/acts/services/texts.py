"""Lay out the text of an act by its places, from a paper that was received."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from rulebook import Act, Refused, Rulebook

from shanyraq.acts.models import (
    ActText,
    Amendment,
    EditorialNote,
    FoundRelation,
    Inconsistency,
    Provision,
    ProvisionText,
)
from shanyraq.acts.parsing import notes as parsed_notes
from shanyraq.acts.parsing.checks import findings_of
from shanyraq.acts.parsing.decree import Decree, NotADecree, parse
from shanyraq.acts.parsing.editions import day_of, wordings_of
from shanyraq.acts.parsing.places import PlacedNote
from shanyraq.acts.queries import rulebook
from shanyraq.acts.queries.texts import act_of_decree, find_act
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources.models import Clause, Paper

_LANGUAGES = ("kk", "ru", "en")


@act
def edit_text(*, by: Actor, at: Moment, paper: Paper) -> ActText:
    """Lay out the act that a paper holds: places, wordings by date, notes, relations, inconsistencies.

    Refuses with "acts.not_an_act" a paper that is no decree, "acts.act_not_in_register" one that the register
    does not know, "acts.text_already_held" the same paper a second time. A text from an earlier paper is
    kept, marked as replaced.
    """
    book = rulebook()
    clauses = list(Clause.objects.filter(paper=paper).order_by("number"))
    decree = _parsed(clauses, paper)
    known = act_of_decree(decree, book)
    if known is None:
        facts = {"number": decree.number, "day": decree.date}
        raise Refused("acts.act_not_in_register", facts=facts).require()  # type: ignore[misc]
    text = _new_text(known, paper, decree, by, at)
    provisions = _keep_provisions(text, decree, clauses)
    _keep_notes(text, decree, provisions, book)
    _keep_relations(text, decree, book)
    record(
        about=f"acts.act:{known.slug}",
        facts={"paper": paper.slug, "provisions": len(decree.places), "notes": len(decree.notes)},
    )
    return text


def _parsed(clauses: list[Clause], paper: Paper) -> Decree:
    try:
        return parse(clauses)
    except NotADecree:
        Refused("acts.not_an_act", facts={"paper": paper.slug}).require()
        raise


def _new_text(known: Act, paper: Paper, decree: Decree, by: Actor, at: Moment) -> ActText:
    language = next((found for found in paper.languages if found in _LANGUAGES), "kk")
    held = ActText.objects.filter(act=known.slug, language=language, replaced_on__isnull=True).first()
    if held is not None and held.paper_id == paper.pk:
        Refused("acts.text_already_held", facts={"act": known.slug, "day": held.on}).require()
    ActText.objects.filter(act=known.slug, language=language, replaced_on__isnull=True).update(
        replaced_on=at.day
    )
    return ActText.objects.create(
        act=known.slug, paper=paper, language=language,
        begun=known.in_force_from or decree.in_force_from or decree.date,
        by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip


def _keep_provisions(text: ActText, decree: Decree, clauses: list[Clause]) -> dict[str, Provision]:
    by_line = {clause.first_line: clause for clause in clauses}
    kept: dict[str, Provision] = {}
    for position, place in enumerate(decree.places):
        kept[place.eid] = Provision.objects.create(
            of=text, eid=place.eid, place=place.name, kind=place.kind, number=place.number, part=place.part,
            position=position, parent=kept.get(place.parent), first_line=place.first_line,
            last_line=place.last_line, clause=by_line.get(place.first_line),
        )  # fmt: skip
    return kept


def _keep_notes(text: ActText, decree: Decree, provisions: dict[str, Provision], book: Rulebook) -> None:
    made: dict[tuple[str, date], Amendment] = {}
    for placed in decree.notes:
        note = _keep_note(text, placed, provisions)
        for amendment in placed.note.amendments:
            row = _keep_amendment(note, amendment, book)
            made[(amendment.number, amendment.date)] = row
    days = {key: row.shown_from for key, row in made.items()}
    _keep_wordings(text, decree, provisions, made, days)
    Inconsistency.objects.bulk_create(
        Inconsistency(
            of=text, code=finding.code, place=finding.place, facts=finding.facts,
            first_line=finding.first_line, last_line=finding.last_line,
        )
        for finding in findings_of(decree)
    )  # fmt: skip


def _keep_note(text: ActText, placed: PlacedNote, provisions: dict[str, Provision]) -> EditorialNote:
    return EditorialNote.objects.create(
        of=text, provision=provisions[placed.place.eid], said_place=placed.note.said_place,
        change=placed.note.change, language=placed.note.language, text=placed.note.text,
        first_line=placed.first_line, last_line=placed.last_line,
    )  # fmt: skip


def _keep_amendment(note: EditorialNote, amendment: parsed_notes.Amendment, book: Rulebook) -> Amendment:
    known = find_act(book, "decree", amendment.number, amendment.date)
    in_force = (known.in_force_from if known else None) or amendment.in_force_from
    return Amendment.objects.create(
        note=note, number=amendment.number, date=amendment.date, act=known.slug if known else "",
        entry_rule=amendment.entry_rule, in_force_from=in_force, shown_from=in_force or day_of(amendment),
    )  # fmt: skip


def _keep_wordings(
    text: ActText,
    decree: Decree,
    provisions: dict[str, Provision],
    made: dict[tuple[str, date], Amendment],
    days: dict[tuple[str, date], date],
) -> None:
    def since(amendment: parsed_notes.Amendment) -> date:
        return days[(amendment.number, amendment.date)]

    def rows() -> Iterable[ProvisionText]:
        for place in decree.places:
            for wording in wordings_of(decree, place, text.language, text.begun, since):
                by = wording.by
                yield ProvisionText(
                    provision=provisions[place.eid], state=wording.state, text=wording.text,
                    since=wording.since, until=wording.until,
                    amendment=made[(by.number, by.date)] if by else None,
                )  # fmt: skip

    ProvisionText.objects.bulk_create(rows())


def _keep_relations(text: ActText, decree: Decree, book: Rulebook) -> None:
    for relation in decree.relations:
        named = relation.act
        known = find_act(book, named.kind, named.number, named.date)
        FoundRelation.objects.create(
            of=text, tie=relation.tie, kind=named.kind, number=named.number, date=named.date,
            title=named.title[:400], place=named.place, act=known.slug if known else "",
            publications=[[p.collection, p.year, p.number, p.document] for p in named.publications],
            first_line=relation.first_line, last_line=relation.last_line,
        )  # fmt: skip
