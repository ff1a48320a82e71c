"""The report on execution for the Session, as a sheet to be set: the same queries as the pages, no figure of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override
from kazakhtext.alphabet import sort_key
from kazakhtext.dates import format_date
from rulebook import Citation

from shanyraq.decisions.labels import SOURCES
from shanyraq.decisions.queries import timeliness
from shanyraq.decisions.queries.cards import Card
from shanyraq.decisions.queries.register import counts_of_sources
from shanyraq.decisions.queries.timeliness import Kept
from shanyraq.journal.models import Instance
from shanyraq.law.citations import in_words
from shanyraq.people.models import Organization
from shanyraq.web.documents import Block, Heading, Sheet, Table, Text
from shanyraq.web.words import in_language, say


def report_on(day: date, language: str) -> Sheet:
    """Lay out the report as of a day in a language: the five sources, the quarter and the one before it, who is late."""
    with override(language):
        instance = Instance.objects.filter(pk=1).first()
        return Sheet(
            language=language,
            institution=in_language(instance, "name", language)[0] if instance else _("Assembly of the People of Kazakhstan"),
            form=_("Report on execution"),
            line=[say(_("As of {day}"), day=day)],
            title=_("How decisions and assignments are carried out"),
            day=day,
            blocks=_blocks(day, language),
            notes=[
                _("Every figure is taken from the register on the day of the report."),
                "; ".join(in_words(Citation("decree-149-2011", place), language) for place in ("4(5)", "22")),
            ],
            banner=_("Rehearsal. People, papers and decisions are invented.") if settings.REHEARSAL else "",
        )  # fmt: skip


def _blocks(day: date, language: str) -> list[Block]:
    quarter = timeliness.quarter_of(day)
    late, page = timeliness.late_on(day)
    return [
        Heading(_("Five sources")),
        _sources(day),
        *(block for one in (quarter, quarter.before) for block in _quarter(one, day, language)),
        Heading(_("Who is late, and since when")),
        Text(
            say(
                _("Cards overdue: {count}. The table names the {shown} late longest."),
                count=page.paginator.count,
                shown=len(late),
            )
        )
        if late
        else Text(_("Nobody is late.")),
        *([_late(late, language)] if late else []),
    ]


def _sources(day: date) -> Table:
    rows = [
        (str(SOURCES[source]), *(str(told[name]) for name in ("all", "open", "overdue")))
        for source, told in counts_of_sources(day).items()
    ]
    return Table(
        _("Cards by source"), (_("Source"), _("Cards"), _("Not closed yet"), _("Overdue")), rows, right=3
    )


def _quarter(quarter: timeliness.Quarter, day: date, language: str) -> list[Block]:
    told = timeliness.kept_by_bodies(quarter, day)
    title = say(_("Quarter {n} of {year}"), n=quarter.number, year=str(quarter.year))
    if not told:
        return [Heading(title), Text(_("No deadline falls in this quarter."))]
    rows = [
        (in_language(body, "name", language)[0], kept) for body, kept in _in_order(told.items(), language)
    ]
    rows.append((_("All together"), timeliness.total_of(told.values())))
    return [Heading(title), _timeliness(rows), _quality(rows)]


def _timeliness(rows: Sequence[tuple[str, Kept]]) -> Table:
    head = (_("Body"), _("Deadlines"), _("On time"), _("Answered late"), _("No answer"))
    lines = [
        (name, str(kept.due), f"{kept.in_time} / {kept.judged}", str(kept.late), str(kept.missing))
        for name, kept in rows
    ]
    return Table(_("On time?"), head, lines, right=4)


def _quality(rows: Sequence[tuple[str, Kept]]) -> Table:
    head = (_("Body"), _("Accepted at once"), _("In full"))
    lines = [
        (name, f"{kept.at_first} / {kept.accepted}", f"{kept.full} / {kept.graded}") for name, kept in rows
    ]
    return Table(_("Done well?"), head, lines, right=2)


def _in_order(rows: Iterable[tuple[Organization, Kept]], language: str) -> list[tuple[Organization, Kept]]:
    return sorted(rows, key=lambda pair: sort_key(in_language(pair[0], "name", language)[0]))


def _late(cards: Iterable[Card], language: str) -> Table:
    rows = [
        (
            in_language(card.assignment.addressee, "name", language)[0],
            f"{card.assignment.subject.identifier}. {in_language(card.assignment.subject, 'title', language)[0]}",
            format_date(card.late_since, language),
            str(card.days_late),
        )
        for card in cards
    ]
    head = (_("Executor"), _("What must be done"), _("Late since"), _("Days late"))
    return Table(_("Who is late, and since when"), head, rows, right=1)
