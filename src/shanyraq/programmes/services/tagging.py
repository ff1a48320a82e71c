"""Put a tag on a measure, a document or a body, and take it back."""

from __future__ import annotations

from rulebook import Verdict

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.programmes.models import Tag
from shanyraq.programmes.queries.tags import is_known
from shanyraq.programmes.rules import tags as rules


@act
def put_tag(*, by: Actor, at: Moment, scheme: str, thing: str, key: str, value: str, why: str) -> Tag:
    """Say that a thing is of a level of the model, or that a measure serves a task of the Concept, and why.

    Refuses as `rules.tags.may_tag`.
    """
    in_turn("programmes.tag")
    taken = Tag.objects.filter(scheme=scheme, thing=thing, key=key, word=value, ended_on__isnull=True)
    known = is_known(rulebook(), thing, key, at.day)
    verdict = rules.may_tag(scheme, thing, value, is_known=known, is_tagged=taken.exists(), why=why).require()
    tag = Tag.objects.create(
        scheme=scheme, thing=thing, key=key, word=value, why=why.strip()[:500], by=by.key, on=at.day
    )
    _record(tag, verdict)
    return tag


@act
def take_tag_back(*, by: Actor, at: Moment, tag: Tag) -> Tag:
    """Take a tag back; it stays, with its day. Refuses with "programmes.already_untagged"."""
    tag = Tag.objects.select_for_update().get(pk=tag.pk)
    verdict = rules.may_untag(tag.ended_on).require()
    tag.take_back(by.key, at.day)
    _record(tag, verdict)
    return tag


def _record(tag: Tag, verdict: Verdict) -> None:
    facts = {"scheme": tag.scheme, "thing": tag.thing, "key": tag.key, "value": tag.word, "why": tag.why}
    record(about=f"programmes.tag:{tag.pk}", verdict=verdict, facts=facts)
