"""Name the owner of a measure, gloss it, name what carries it out and the outcome it serves; take the last two back."""

from __future__ import annotations

from rulebook import Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization
from shanyraq.programmes.models import Contribution, Gloss, Instrument, Owner, Part, Reading
from shanyraq.programmes.rules import measures as rules


@act
def name_owner(*, by: Actor, at: Moment, reading: Reading, body: Organization, paper: str) -> Owner:
    """Name the body that answers for a measure; it ends the one before. Refuses as `rules.measures.may_name_owner`."""
    _locked(reading)
    last = Owner.objects.filter(part=reading.part_id, ended_on__isnull=True).first()
    is_same = last is not None and last.body_id == body.pk
    verdict = rules.may_name_owner(reading.kind, is_same=is_same, paper=paper).require()
    if last is not None:
        last.ended_on = at.day
        last.save(update_fields=["ended_on"])
    row = Owner.objects.create(part_id=reading.part_id, body=body, paper=paper.strip(), by=by.key, on=at.day)
    _record(reading, verdict, {"owner": body.slug, "paper": row.paper})
    return row


@act
def gloss_measure(*, by: Actor, at: Moment, reading: Reading, language: str, text: str) -> Gloss:
    """Say a measure in another language; the later word counts. Refuses as `rules.measures.may_gloss`."""
    _locked(reading)
    last = Gloss.objects.filter(part=reading.part_id, language=language).last()
    verdict = rules.may_gloss(
        reading.kind,
        own=reading.edition.language,
        language=language,
        text=text,
        last=last.text if last else "",
    ).require()
    row = Gloss.objects.create(
        part_id=reading.part_id, language=language, text=text.strip(), by=by.key, on=at.day
    )
    _record(reading, verdict, {"language": language, "text": row.text})
    return row


@act
def add_instrument(
    *, by: Actor, at: Moment, reading: Reading, kind: str, title_kk: str, paper: str, clause: str = "",
    title_ru: str = "", title_en: str = "",
) -> Instrument:  # fmt: skip
    """Name a law, a document or a plan that carries a measure out. Refuses as `rules.measures.may_add_instrument`."""
    in_turn("programmes.instrument")
    clause = clause.strip()
    there = Instrument.objects.filter(
        part=reading.part_id, kind=kind, paper=paper.strip(), clause=clause, ended_on__isnull=True
    )
    verdict = rules.may_add_instrument(reading.kind, is_there=there.exists(), paper=paper).require()
    row = Instrument.objects.create(
        part_id=reading.part_id, kind=kind, title_kk=title_kk.strip(), title_ru=title_ru.strip(),
        title_en=title_en.strip(), paper=paper.strip(), clause=clause, by=by.key, on=at.day,
    )  # fmt: skip
    _record(reading, verdict, {"kind": kind, "title": row.title_kk, "paper": row.paper, "clause": clause})
    return row


@act
def take_instrument_back(*, by: Actor, at: Moment, row: Instrument) -> Instrument:
    """Take an instrument back; it stays, with its day. Refuses with "programmes.already_unlinked"."""
    row = Instrument.objects.select_for_update().get(pk=row.pk)
    verdict = rules.may_take_back(row.ended_on).require()
    row.take_back(by.key, at.day)
    facts = {"kind": row.kind, "title": row.title_kk, "paper": row.paper}
    record(about=f"programmes.part:{row.part_id}", verdict=verdict, facts=facts)
    return row


@act
def link_outcome(*, by: Actor, at: Moment, reading: Reading, outcome: Reading, why: str) -> Contribution:
    """Link a measure to an outcome of its programme that it brings nearer. Refuses as `rules.measures.may_contribute`."""
    in_turn("programmes.contribution")
    there = Contribution.objects.filter(part=reading.part_id, outcome=outcome.part_id, ended_on__isnull=True)
    is_same = reading.edition.programme_id == outcome.edition.programme_id
    verdict = rules.may_contribute(
        reading.kind, outcome.kind, is_same_programme=is_same, is_linked=there.exists(), why=why
    ).require()
    row = Contribution.objects.create(
        part_id=reading.part_id, outcome_id=outcome.part_id, why=why.strip()[:500], by=by.key, on=at.day
    )
    _record(reading, verdict, {"outcome": outcome.number, "why": row.why})
    return row


@act
def unlink_outcome(*, by: Actor, at: Moment, row: Contribution) -> Contribution:
    """Take the link of a measure to an outcome back; it stays. Refuses with "programmes.already_unlinked"."""
    row = Contribution.objects.select_for_update().get(pk=row.pk)
    verdict = rules.may_take_back(row.ended_on).require()
    row.take_back(by.key, at.day)
    record(
        about=f"programmes.part:{row.part_id}", verdict=verdict, facts={"linked_on": row.on, "why": row.why}
    )
    return row


def _locked(reading: Reading) -> None:
    Part.objects.select_for_update().get(pk=reading.part_id)


def _record(reading: Reading, verdict: Verdict, facts: dict[str, str]) -> None:
    record(
        about=f"programmes.part:{reading.part_id}", verdict=verdict, facts={"number": reading.number, **facts}
    )
