"""Publish a formula and the evaluation of a year; object to the numbers of one's region, answer an objection."""

from __future__ import annotations

from collections.abc import Mapping

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization
from shanyraq.programmes.models import Evaluation, Formula, Objection
from shanyraq.programmes.queries import evaluation as asked
from shanyraq.programmes.queries.plans import is_own
from shanyraq.programmes.rules import evaluation as rules

TURN = "programmes.evaluation"


@act
def publish_formula(*, by: Actor, at: Moment, weights: Mapping[str, int], why: str) -> Formula:
    """Publish a formula; what was published by an earlier one stays. Refuses as `rules.evaluation.may_publish_formula`."""
    in_turn(TURN)
    before = asked.formula_on(at.day)
    verdict = rules.may_publish_formula(weights, why, in_force=before.weights if before else None).require()
    number = (before.number if before else 0) + 1
    row = Formula.objects.create(number=number, weights=dict(weights), why=why.strip(), by=by.key, on=at.day)
    facts = {
        "number": number,
        "weights": [f"{part} {weight}" for part, weight in weights.items()],
        "why": row.why,
    }
    record(about=f"programmes.formula:{row.pk}", verdict=verdict, facts=facts)
    return row


@act
def publish_evaluation(*, by: Actor, at: Moment, year: int, why: str = "") -> Evaluation:
    """Publish the evaluation of a year by the formula of today; anew only with reasons. Refuses as `may_publish`."""
    in_turn(TURN)
    formula, counts = asked.formula_on(at.day), asked.counted(year, at.day)
    editions = Evaluation.objects.filter(year=year).count()
    regions = asked.is_worth_counting(counts)
    verdict = rules.may_publish(
        year=year, has_formula=formula is not None, day=at.day, editions=editions, why=why, regions=regions
    ).require()
    row = Evaluation.objects.create(
        year=year,
        edition=editions + 1,
        formula=formula,
        counts=asked.plain(counts),
        why=why.strip(),
        by=by.key,
        on=at.day,
    )
    facts = {
        "year": str(year),
        "edition": row.edition,
        "formula": row.formula.number,
        "regions": regions,
        "why": row.why,
    }
    record(about=f"programmes.evaluation:{row.pk}", verdict=verdict, facts=facts)
    return row


@act
def object_to_evaluation(*, by: Actor, at: Moment, evaluation: Evaluation, area: str, text: str) -> Objection:
    """Object to the numbers of one's own region. Refuses as `rules.evaluation.may_object`."""
    row = Evaluation.objects.select_for_update().get(pk=evaluation.pk)
    verdict = rules.may_object(
        is_own=is_of_region(by, area), evaluated=area in row.counts,
        open_already=row.objections.filter(area=area, answered_on=None).exists(), text=text,
    ).require()  # fmt: skip
    made = Objection.objects.create(evaluation=row, area=area, text=text.strip(), by=by.key, on=at.day)
    facts = {"year": str(row.year), "edition": row.edition, "area": area, "text": made.text}
    record(about=f"programmes.objection:{made.pk}", verdict=verdict, facts=facts)
    return made


@act
def answer_objection(*, by: Actor, at: Moment, objection: Objection, outcome: str, answer: str) -> Objection:
    """Answer an objection: "corrected" (the year is published anew) or "kept", in words. Refuses as `may_answer`."""
    row = Objection.objects.select_for_update().select_related("evaluation").get(pk=objection.pk)
    verdict = rules.may_answer(answered_on=row.answered_on, outcome=outcome, answer=answer).require()
    row.outcome, row.answer, row.answered_by, row.answered_on = outcome, answer.strip(), by.key, at.day
    row.save(update_fields=["outcome", "answer", "answered_by", "answered_on"])
    facts = {"year": str(row.evaluation.year), "area": row.area, "outcome": outcome, "answer": row.answer}
    record(about=f"programmes.objection:{row.pk}", verdict=verdict, facts=facts)
    return row


def is_of_region(by: Actor, area: str) -> bool:
    """Tell whether somebody works for a region's assembly or its secretariat."""
    bodies = Organization.objects.filter(classification="regional_assembly", area=area).exclude(area="")
    return any(is_own(by, body) for body in bodies)
