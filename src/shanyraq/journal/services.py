"""The record's own acts: begin an instance, move the day of a rehearsal, erase personal values, forget what is past its term."""

from collections.abc import Mapping
from datetime import date

from rulebook import Refused

from shanyraq.journal import rules
from shanyraq.journal.acting import Actor, act
from shanyraq.journal.clock import Moment
from shanyraq.journal.forgetting import DETAILS, Cutoff, old_details, ways
from shanyraq.journal.models import Detail, Entry, Instance
from shanyraq.journal.recording import record


@act
def begin_instance(
    *, by: Actor, at: Moment, kind: str, names: dict[str, str], rehearsal_day: date | None = None
) -> Instance:
    """Write once what this database is a record of, and the first entry.

    `kind` is "rehearsal" (with `rehearsal_day`, its first day) or "official"; `names` holds the institution's
    name by language: kk, ru, en. Refuses a second time.
    """
    verdict = rules.may_begin(Instance.objects.exists())
    if isinstance(verdict, Refused):
        verdict.require()
    instance = Instance.objects.create(
        kind=kind,
        rehearsal_day=rehearsal_day,
        begun_at=at.machine,
        name_kk=names["kk"],
        name_ru=names["ru"],
        name_en=names["en"],
    )
    facts = {"kind": kind, "rehearsal_day": rehearsal_day, "names": names}
    record(about="journal.instance:1", verdict=verdict, facts=facts)
    return instance


@act
def move_clock(*, by: Actor, at: Moment, to: date) -> Instance:
    """Move the domain clock of a rehearsal forward to the day `to`. The machine's clock is never touched."""
    instance = Instance.objects.select_for_update().filter(pk=1).first()
    kind, now = (instance.kind, instance.rehearsal_day) if instance else ("", None)
    verdict = rules.may_move_clock(kind, now, to)
    verdict.require()
    assert instance is not None
    instance.rehearsal_day = to
    instance.save(update_fields=["rehearsal_day"])
    record(about="journal.instance:1", verdict=verdict, facts={"from": now, "to": to})
    return instance


@act
def erase_personal(*, by: Actor, at: Moment, entry: int, paper: str) -> None:
    """Erase the personal values of an entry, on the strength of a paper. The entry stays, and the chain holds.

    `paper` is public: it names the request or the decision, never the person. Raises `Entry.DoesNotExist`.
    """
    erased = Entry.objects.get(pk=entry)
    detail = Detail.objects.select_for_update().filter(entry=erased).first()
    verdict = rules.may_erase(bool(detail and detail.values), bool(detail and detail.erased_by_id))
    verdict.require()

    def empty(act_of_erasure: Entry) -> None:
        Detail.objects.filter(entry=erased).update(values={}, salt="", erased_by=act_of_erasure)

    record(
        about=f"journal.entry:{entry}", verdict=verdict, facts={"entry": entry, "paper": paper}, then=empty
    )


@act
def forget_overdue(*, by: Actor, at: Moment, before: Mapping[str, Cutoff]) -> dict[str, int]:
    """Remove what is personal and past its term; give how many of each kind, which is also what the entry says.

    `before` names every kind with a term. Of the record itself the personal values go, as in `erase_personal`: the
    entry of this act says before which time, so that the chain can still be verified. Raises KeyError for a kind
    that no room knows how to forget.
    """
    done = {kind: ways()[kind](cut) for kind, cut in before.items() if kind != DETAILS}
    facts: dict[str, object] = {"forgotten": done}
    if (cut := before.get(DETAILS)) is not None:
        done[DETAILS] = old_details(cut.machine).count()
        facts["details_before"] = cut.machine

    def erase(act_of_erasure: Entry) -> None:
        if cut is not None:
            old_details(cut.machine).update(values={}, salt="", erased_by=act_of_erasure)

    record(about=f"journal.forgetting:{at.machine:%Y-%m-%d}", facts=facts, then=erase)
    return done
