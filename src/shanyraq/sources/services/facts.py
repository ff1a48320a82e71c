"""The acts about facts: add one with its paper, supersede one, settle a contradiction by hand."""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict, Unpack

from django.db import IntegrityError, transaction
from rulebook import Refused, Verdict

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.sources.facts import adding
from shanyraq.sources.facts.reading import figures
from shanyraq.sources.facts.settling import contradictions
from shanyraq.sources.models import AddedFact, FactPaper, HandSettlement, Paper
from shanyraq.web.uploads import Brought, described


class NewFact(TypedDict):
    """What a fact is added with.

    `value` is "820" or "1/3"; `as_of` is "2024", "2024-04" or "2024-04-25", and "" with the dating "unknown".
    The source is `paper` with its lines, or else `file` with `paper_title`.
    """

    series: str
    value: str
    qualifier: str
    dating: str
    as_of: str
    says_kk: str
    says_ru: NotRequired[str]
    says_en: NotRequired[str]
    paper: NotRequired[Paper | None]
    first_line: NotRequired[int | None]
    last_line: NotRequired[int | None]
    file: NotRequired[Brought | None]
    paper_title: NotRequired[str]


@act
def add_fact(*, by: Actor, at: Moment, **fact: Unpack[NewFact]) -> AddedFact:
    """Add a figure to a series with its source. Refuses what `adding.may_add` refuses."""
    row, verdict = _added(by, at, fact)
    record(about=f"sources.fact:{row.pk}", verdict=verdict, facts=_facts(row))
    return row


@act
def correct_fact(*, by: Actor, at: Moment, corrects: str, why: str, **fact: Unpack[NewFact]) -> AddedFact:
    """Supersede a figure ("F-12" or "NUM-06") by a newer one with its own source and a reason; both stay shown.

    Refuses what `add_fact` refuses, and with "sources.no_such_fact", "sources.already_superseded".
    """
    known = {(one.id, one.series) for one in figures()}
    known |= {(f"F-{pk}", key) for pk, key in AddedFact.objects.values_list("pk", "series")}
    corrected = set(AddedFact.objects.exclude(corrects="").values_list("corrects", flat=True))
    adding.may_correct(corrects=corrects, series=fact["series"], known=known, corrected=corrected).require()
    try:
        with transaction.atomic():
            row, verdict = _added(by, at, fact, corrects=corrects, why=why)
    except IntegrityError:  # somebody else superseded it at the same moment
        Refused("sources.already_superseded", facts={"fact": corrects}).require()
        raise
    record(about=f"sources.fact:{row.pk}", verdict=verdict, facts=_facts(row))
    return row


@act
def settle_contradiction(
    *, by: Actor, at: Moment, contradiction: str, stands: list[int], why: str
) -> HandSettlement:
    """Say by hand which statements of a contradiction stand (numbers from 1; none leaves it open), with the reason.

    The rule's own answer stays shown beside it. Refuses with "sources.no_such_statement". Raises `KeyError` for a
    contradiction that is not there.
    """
    found = contradictions()[contradiction]
    chosen = sorted(set(stands))
    verdict = adding.may_settle(statements=len(found.statements), stands=chosen).require()
    row = HandSettlement.objects.create(
        contradiction=contradiction, stands=chosen, why=why, by=by.key, on=at.day, at=at.machine
    )
    record(
        about=f"sources.contradiction:{contradiction}", verdict=verdict, facts={"stands": chosen, "why": why}
    )
    return row


def _added(by: Actor, at: Moment, fact: NewFact, **more: str) -> tuple[AddedFact, Verdict]:
    paper, file, title = fact.get("paper"), fact.get("file"), fact.get("paper_title", "")
    source = adding.Source(has_file=file is not None, title=title)
    if paper is not None:
        first = fact.get("first_line")
        source = adding.Source(paper.slug, first, fact.get("last_line") or first, paper.line_count)
    value, as_of = adding.tidy(fact["value"]), fact["as_of"].strip()
    verdict = adding.may_add(
        series=fact["series"], value=value, as_of=as_of, dating=fact["dating"], source=source, day=at.day
    ).require()
    row = AddedFact.objects.create(
        series=fact["series"], value=value, qualifier=fact["qualifier"], dating=fact["dating"], as_of=as_of,
        says_kk=fact["says_kk"], says_ru=fact.get("says_ru", ""), says_en=fact.get("says_en", ""),
        paper=paper, first_line=source.first, last_line=source.last, paper_title="" if paper else title,
        file=_kept(by, at, file) if paper is None else None, by=by.key, on=at.day, at=at.machine, **more,
    )  # fmt: skip
    return row, verdict


def _kept(by: Actor, at: Moment, file: Brought | None) -> FactPaper | None:
    return FactPaper.objects.create(by=by.key, at=at.machine, **described(file)) if file else None


def _facts(row: AddedFact) -> dict[str, Any]:
    source = f"{row.paper.slug}:{row.first_line}-{row.last_line}" if row.paper else row.paper_title
    return {
        "series": row.series, "value": row.value, "qualifier": row.qualifier, "as_of": row.as_of or "unknown",
        "source": source, "corrects": row.corrects, "why": row.why,
    }  # fmt: skip
