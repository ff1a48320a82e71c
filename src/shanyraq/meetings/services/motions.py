"""Texts and amendments: bring in, take back. They are voted on as matters are: by hands or by names."""

from __future__ import annotations

from django.db.models import Max
from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.meetings.models import AgendaItem, Amendment, Motion
from shanyraq.meetings.queries import motions as queries
from shanyraq.meetings.queries.sessions import facts_of
from shanyraq.meetings.rules import motions as rules
from shanyraq.meetings.rules.motions import Change
from shanyraq.meetings.services.locking import about, locked
from shanyraq.people.acting import Actor, act


@act
def move_motion(*, by: Actor, at: Moment, item: AgendaItem, text_kk: str, text_ru: str = "") -> Motion:
    """Bring in a text on a matter. Refuses as `rules.motions.may_move`, and with "meetings.text_missing"."""
    assert by.person_id is not None
    row = locked(item.session)
    verdict = first_refusal(
        rules.may_move(facts_of(row, at.day), queries.facts_of_text(rulebook(), item, by, at.day)),
        Allowed() if text_kk.strip() else Refused("meetings.text_missing"),
    ).require()
    made = Motion.objects.create(
        item=item,
        person_id=by.person_id,
        text_kk=text_kk.strip(),
        text_ru=text_ru.strip(),
        moved_on=at.day,
        moved_at=at.machine,
    )
    said = {"item": item.position, "motion": made.pk, "text": {"kk": made.text_kk, "ru": made.text_ru}}
    record(about=about(row), verdict=verdict, facts=said, personal={"person": by.person_id})
    return made


@act
def withdraw_motion(*, by: Actor, at: Moment, motion: Motion) -> Motion:
    """Take back one's own text, and its amendments with it. Refuses as `rules.motions.may_withdraw`."""
    row = locked(motion.item.session)
    found = Motion.objects.select_related("item__session").get(pk=motion.pk)
    verdict = rules.may_withdraw(
        facts_of(row, at.day),
        queries.facts_of_text(rulebook(), found.item),
        mine=found.person_id == by.person_id,
        state="withdrawn" if found.withdrawn_at else "waiting",
    ).require()
    found.withdrawn_at = at.machine
    found.save(update_fields=["withdrawn_at"])
    said = {"item": found.item.position, "motion": found.pk}
    record(about=about(row), verdict=verdict, facts=said, personal={"person": found.person_id})
    return found


@act
def move_amendment(
    *,
    by: Actor,
    at: Moment,
    item: AgendaItem,
    old_kk: str = "",
    new_kk: str = "",
    old_ru: str = "",
    new_ru: str = "",
) -> Amendment:
    """Bring in an amendment to the text that stands on a matter; without `old` it adds a last paragraph.

    Refuses as `rules.motions.may_amend` and `rules.motions.is_clear`.
    """
    assert by.person_id is not None
    row, book = locked(item.session), rulebook()
    text = queries.text_of(book, item)
    kk, ru = Change(old_kk.strip(), new_kk.strip()), Change(old_ru.strip(), new_ru.strip())
    verdict = first_refusal(
        rules.may_amend(facts_of(row, at.day), queries.facts_of_text(book, item, by, at.day)),
        rules.is_clear(text.kk if text else "", kk),
        rules.is_clear(text.ru if text else "", ru) if ru.old or ru.new else Allowed(),
    ).require()
    assert text is not None
    made = Amendment.objects.create(
        motion=text.motion,
        number=(text.motion.amendments.aggregate(last=Max("number"))["last"] or 0) + 1,
        person_id=by.person_id,
        old_kk=kk.old,
        new_kk=kk.new,
        old_ru=ru.old,
        new_ru=ru.new,
        moved_on=at.day,
        moved_at=at.machine,
    )
    told = {"kk": [kk.old, kk.new], "ru": [ru.old, ru.new]}
    said = {"item": item.position, "amendment": made.number, "change": told}
    record(about=about(row), verdict=verdict, facts=said, personal={"person": by.person_id})
    return made


@act
def withdraw_amendment(*, by: Actor, at: Moment, amendment: Amendment) -> Amendment:
    """Take back one's own amendment before its vote. Refuses as `rules.motions.may_withdraw`."""
    row = locked(amendment.motion.item.session)
    found = Amendment.objects.select_related("motion__item__session").get(pk=amendment.pk)
    item, book = found.motion.item, rulebook()
    verdict = rules.may_withdraw(
        facts_of(row, at.day),
        queries.facts_of_text(book, item),
        mine=found.person_id == by.person_id,
        state=queries.state_of(book, found),
    ).require()
    found.withdrawn_at = at.machine
    found.save(update_fields=["withdrawn_at"])
    said = {"item": item.position, "amendment": found.number}
    record(about=about(row), verdict=verdict, facts=said, personal={"person": found.person_id})
    return found
