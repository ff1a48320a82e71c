"""Correct a slip in the text of a decision. Both texts stay and both are shown."""

from __future__ import annotations

from shanyraq.decisions import rules
from shanyraq.decisions.models import Decision, TextCorrection, withdrawn_on
from shanyraq.decisions.notices import tell_of_correction
from shanyraq.decisions.queries.texts import FIELDS, texts_of
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act


@act
def correct_text(
    *,
    by: Actor,
    at: Moment,
    decision_id: int,
    title_kk: str,
    text_kk: str,
    title_ru: str = "",
    title_en: str = "",
    text_ru: str = "",
    text_en: str = "",
    why_kk: str = "",
    why_ru: str = "",
    why_en: str = "",
) -> TextCorrection:
    """Correct slips in the text of a decision, with a reason; addressees and followers get a letter.

    The earlier text is kept whole. Refuses as `rules.may_correct_text`.
    """
    Decision.objects.select_for_update().get(pk=decision_id)
    decision = Decision.objects.select_related("item", "replaced_by").get(pk=decision_id)
    was = texts_of(decision)
    given = (title_kk, title_ru, title_en, text_kk, text_ru, text_en)
    now = {field: text.strip() for field, text in zip(FIELDS, given, strict=True)}
    verdict = rules.may_correct_text(
        was, now, position=decision.item.position, replaced_on=withdrawn_on(decision), reason=why_kk
    ).require()
    for field, text in now.items():
        setattr(decision, field, text)
    decision.save(update_fields=FIELDS)
    made = TextCorrection.objects.create(
        decision=decision, was=was, now=now, day=at.day, at=at.machine,
        why_kk=why_kk.strip(), why_ru=why_ru.strip(), why_en=why_en.strip(),
    )  # fmt: skip
    written = tell_of_correction(decision)
    changed = [field for field in FIELDS if was[field] != now[field]]
    record(
        about=f"decisions.decision:{decision.pk}",
        verdict=verdict,
        facts={
            "decision": decision.identifier,
            "changed": changed,
            "why": made.why_kk,
            "letters": written,
        },
        before=was,
        after=now,
    )
    return made
