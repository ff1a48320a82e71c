"""Set the agenda that the Council proposed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Discussion, Session, Tagged
from shanyraq.meetings.queries import agenda as queries
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import sessions as rules
from shanyraq.meetings.rules.agenda import Planned, is_laid_out
from shanyraq.meetings.rules.council import is_discussed
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


@dataclass(frozen=True)
class Item:
    """A matter as it is put on an agenda; Kazakh is required. A `part` belongs to the nearest matter above that is none."""

    kk: str
    ru: str = ""
    en: str = ""
    subject: str = AgendaItem.GENERAL
    speaker: str = ""
    discussion: Discussion | None = None
    part: bool = False
    minutes: int | None = None


@act
def set_agenda(
    *,
    by: Actor,
    at: Moment,
    session: Session,
    items: Sequence[Item],
    proposed_on: date | None = None,
    proposed_by: str = "",
    seen: str = "",
) -> Session:
    """Write the whole agenda in order, in place of the one before.

    `proposed_on` is the day of the Council's proposal, `proposed_by` its paper; `seen` is the mark of the agenda that the
    writer had before them. Refuses as `rules.sessions.may_set_agenda` and `rules.agenda.is_laid_out`, and with
    "meetings.agenda_changed" where another wrote meanwhile, "meetings.agenda_in_use", "meetings.agenda_empty", "meetings.title_missing", and
    "meetings.not_discussed" for a draft of a programme document that the Council has not discussed.
    """
    row = locked(session)
    verdict = first_refusal(
        rules.may_set_agenda(rulebook(), facts_of(row, at.day), proposed_on, at.day),
        Allowed() if seen in {"", queries.mark_of(row)} else Refused("meetings.agenda_changed"),
        rules.is_agenda_free(queries.count_prepared(row)),
        is_laid_out([Planned(item.part, item.minutes) for item in items]),
    ).require()
    if not items:
        Refused("meetings.agenda_empty", (rules.ARTICLE_9,)).require()
    if any(not item.kk.strip() for item in items):
        Refused("meetings.title_missing").require()
    for item in items:
        if item.subject == AgendaItem.PROGRAMME:
            discussed = item.discussion.day if item.discussion else None
            verdict = verdict & is_discussed(rulebook(), discussed, at.day).require()
    before = queries.written(row)
    tagged, shelved = _topics(row), _materials(row)
    row.items.all().delete()
    AgendaItem.objects.bulk_create(_row(row, place, item) for place, item in enumerate(items, start=1))
    _tag_again(row, tagged)
    _shelve_again(row, shelved)
    row.proposed_on, row.proposed_by = proposed_on, proposed_by.strip()
    row.save(update_fields=["proposed_on", "proposed_by"])
    record(
        about=about(row),
        verdict=verdict,
        facts={"number": row.number, "items": [item.kk for item in items], "proposed_on": proposed_on},
        before=before,
        after=queries.written(row),
    )
    return row


def _row(session: Session, place: int, item: Item) -> AgendaItem:
    return AgendaItem(
        session=session,
        position=place,
        title_kk=item.kk.strip(),
        title_ru=item.ru.strip(),
        title_en=item.en.strip(),
        subject=item.subject,
        speaker=item.speaker.strip(),
        discussion=item.discussion if item.subject == AgendaItem.PROGRAMME else None,
        part=item.part,
        minutes=item.minutes,
    )


def _materials(session: Session) -> list[tuple[str, int]]:
    """Give the materials of each matter by its words: a matter that keeps its words keeps its materials."""
    rows = session.materials.filter(item__isnull=False)
    return list(rows.values_list("item__title_kk", "pk"))


def _shelve_again(session: Session, shelved: Sequence[tuple[str, int]]) -> None:
    items = {item.title_kk: item for item in session.items.all()}
    for title, pk in shelved:
        session.materials.filter(pk=pk).update(item=items.get(title))


def _topics(session: Session) -> list[tuple[str, int]]:
    """Give the topics of each matter by its words: a matter that keeps its words keeps its topics."""
    rows = Tagged.objects.filter(item__session=session)
    return list(rows.values_list("item__title_kk", "topic_id"))


def _tag_again(session: Session, tagged: Sequence[tuple[str, int]]) -> None:
    items = {item.title_kk: item for item in session.items.all()}
    Tagged.objects.bulk_create(
        Tagged(topic_id=topic, item=items[title]) for title, topic in tagged if title in items
    )
