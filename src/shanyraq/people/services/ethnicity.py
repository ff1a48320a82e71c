"""A person writes, changes, shows or erases their own word about their ethnicity; nobody else can."""

from __future__ import annotations

from collections.abc import Iterable

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.ethnicity import LONGEST, MOST, OwnEthnicity
from shanyraq.people.services.own import own


@act
def say_ethnicity(*, by: Actor, at: Moment, words: Iterable[str], shown: bool) -> OwnEthnicity | None:
    """Write, change, show, hide or erase one's own word about ethnicity; no words erase it.

    At most five words of sixty letters are kept. The journal says only that an act of this kind was done:
    not what, and who only among the personal values, which are erased.
    """
    person = own(by)
    kept = list(dict.fromkeys(" ".join(word.split())[:LONGEST] for word in words if word.strip()))[:MOST]
    OwnEthnicity.objects.filter(person=person).delete()
    row = None
    if kept:
        row = OwnEthnicity.objects.create(person=person, words=kept, shown=shown, said_on=at.day)
    record(about="people.own_word:0", personal={"said": True}, unnamed=True)
    return row
