"""Record what is known of Sessions before this register; name the topics of matters."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max
from rulebook import Allowed, Refused, Verdict, first_refusal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, ArchivedMatter, Session, Speech, Tagged, Topic
from shanyraq.meetings.queries.archive import Matter, highest_number
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.web.uploads import Brought, described

NO_FILE = {"sha256": "", "name": "", "kind": "", "size": 0}


def _is_whole(number: int, title: str, source: str, at: Moment) -> Verdict:
    highest = highest_number(at.day)
    return first_refusal(
        Refused("meetings.number_ahead", facts={"number": number, "highest": highest})
        if number > highest
        else Allowed(),
        Allowed() if title.strip() else Refused("meetings.title_missing"),
        Allowed() if source.strip() else Refused("meetings.source_missing"),
    )


@act
def archive_matter(
    *, by: Actor, at: Moment, number: int, title_kk: str, source: str, title_ru: str = "", title_en: str = ""
) -> ArchivedMatter:
    """Record a matter of a Session of history, after those recorded before, with the paper that names it.

    Refuses with "meetings.number_ahead", "meetings.kept_here" for a Session whose agenda this register keeps itself,
    "meetings.title_missing", "meetings.source_missing".
    """
    in_turn("meetings.archive")
    first_refusal(
        _is_whole(number, title_kk, source, at),
        Refused("meetings.kept_here", facts={"number": number})
        if Session.objects.filter(number=number).exists()
        else Allowed(),
    ).require()
    last = ArchivedMatter.objects.filter(number=number).aggregate(last=Max("position"))["last"] or 0
    made = ArchivedMatter.objects.create(
        number=number,
        position=last + 1,
        title_kk=title_kk.strip(),
        title_ru=title_ru.strip(),
        title_en=title_en.strip(),
        source=source.strip(),
        recorded_on=at.day,
    )
    said = {"number": number, "position": made.position, "title": made.title_kk, "source": made.source}
    record(about=f"meetings.archived:{made.pk}", facts=said)
    return made


@act
def archive_speech(
    *,
    by: Actor,
    at: Moment,
    number: int,
    speaker: str,
    title_kk: str,
    source: str,
    language: str,
    file: Brought | None = None,
    link: str = "",
    title_ru: str = "",
    title_en: str = "",
) -> Speech:
    """Record a speech at a Session as a document: a file, a link, or both.

    Refuses with "meetings.number_ahead", "meetings.title_missing", "meetings.source_missing", "meetings.speaker_missing",
    "meetings.speech_nowhere" where there is neither file nor link.
    """
    first_refusal(
        _is_whole(number, title_kk, source, at),
        Allowed() if speaker.strip() else Refused("meetings.speaker_missing"),
        Allowed() if file or link.strip() else Refused("meetings.speech_nowhere"),
    ).require()
    made = Speech.objects.create(
        number=number,
        speaker=speaker.strip(),
        title_kk=title_kk.strip(),
        title_ru=title_ru.strip(),
        title_en=title_en.strip(),
        language=language,
        link=link.strip(),
        source=source.strip(),
        recorded_on=at.day,
        **(described(file) if file else NO_FILE),
    )
    said = {"number": number, "title": made.title_kk, "source": made.source, "sha256": made.sha256}
    record(about=f"meetings.speech:{made.pk}", facts=said)
    return made


@act
def tag_matter(
    *,
    by: Actor,
    at: Moment,
    matter: Matter,
    topics: Iterable[Topic] = (),
    new_kk: str = "",
    new_ru: str = "",
    new_en: str = "",
) -> tuple[Topic, ...]:
    """Give a matter these topics in place of those before; `new_…` names one that is not known yet.

    A topic that has the Kazakh name already is taken, not doubled. Refuses with "meetings.topic_unnamed" where a new one
    has no Kazakh name.
    """
    in_turn("meetings.topics")
    first_refusal(
        Refused("meetings.topic_unnamed") if (new_ru or new_en) and not new_kk.strip() else Allowed()
    ).require()
    chosen = {topic.pk: topic for topic in topics}
    if new_kk.strip():
        names = {"name_ru": new_ru.strip(), "name_en": new_en.strip(), "added_on": at.day}
        topic, _made = Topic.objects.get_or_create(name_kk=new_kk.strip(), defaults=names)
        chosen[topic.pk] = topic
    key = {"item": matter} if isinstance(matter, AgendaItem) else {"matter": matter}
    before = sorted(Tagged.objects.filter(**key).values_list("topic__name_kk", flat=True))
    Tagged.objects.filter(**key).delete()
    Tagged.objects.bulk_create(Tagged(topic=topic, **key) for topic in chosen.values())
    after = sorted(topic.name_kk for topic in chosen.values())
    about = (
        f"meetings.session:{matter.session_id}"
        if isinstance(matter, AgendaItem)
        else f"meetings.archived:{matter.pk}"
    )
    said = {"position": matter.position, "topics": after}
    record(about=about, facts=said, before=before, after=after)
    return tuple(chosen.values())
