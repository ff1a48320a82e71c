"""Propose an indicator of an outcome, approve one with reasons, record what was measured."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization
from shanyraq.programmes.models import Indicator, Measurement, Reading
from shanyraq.programmes.rules import indicators as rules


@act
def propose_indicator(
    *, by: Actor, at: Moment, outcome: Reading, title_kk: str, definition: str, unit: str, source: str, method: str,
    baseline: Decimal, baseline_on: date, target: Decimal, target_on: date, measured_by: Organization,
    title_ru: str = "", title_en: str = "",
) -> Indicator:  # fmt: skip
    """Propose how an outcome is measured. Refuses as `rules.indicators.may_propose`."""
    verdict = rules.may_propose(
        outcome.kind, baseline=baseline, baseline_on=baseline_on, target=target, target_on=target_on
    ).require()
    row = Indicator.objects.create(
        part_id=outcome.part_id, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
        definition=definition.strip(), unit=unit.strip(), source=source.strip(), method=method.strip(),
        baseline=baseline, baseline_on=baseline_on, target=target, target_on=target_on, measured_by=measured_by,
        by=by.key, proposed_on=at.day,
    )  # fmt: skip
    facts = {
        "outcome": outcome.number, "title": row.title_kk, "unit": row.unit, "source": row.source,
        "baseline": str(baseline), "baseline_on": baseline_on, "target": str(target), "target_on": target_on,
    }  # fmt: skip
    record(about=_about(row), verdict=verdict, facts=facts)
    return row


@act
def approve_indicator(*, by: Actor, at: Moment, indicator: Indicator, why: str) -> Indicator:
    """Approve one of the proposed, with reasons; the one that counted until now ends. Refuses as `may_approve`."""
    rows = list(Indicator.objects.select_for_update().filter(part=indicator.part_id))
    indicator = next(row for row in rows if row.pk == indicator.pk)
    verdict = rules.may_approve(indicator.approved_on, why).require()
    before = [row for row in rows if row.approved_on is not None and row.ended_on is None]
    for row in before:
        row.ended_on = at.day
        row.save(update_fields=["ended_on"])
    indicator.approved_on, indicator.approved_by, indicator.why = at.day, by.key, why.strip()
    indicator.save(update_fields=["approved_on", "approved_by", "why"])
    facts = {
        "title": indicator.title_kk,
        "why": indicator.why,
        "instead_of": [row.title_kk for row in before],
    }
    record(about=_about(indicator), verdict=verdict, facts=facts)
    return indicator


@act
def record_measurement(
    *, by: Actor, at: Moment, indicator: Indicator, value: Decimal, as_of: date, paper: str
) -> Measurement:
    """Record what was measured, as of a day, by its paper. Refuses as `may_measure`."""
    indicator = Indicator.objects.select_for_update().get(pk=indicator.pk)
    verdict = rules.may_measure(
        is_counting=indicator.approved_on is not None and indicator.ended_on is None,
        is_measurer=is_measurer(by, indicator), paper=paper, as_of=as_of, day=at.day,
    ).require()  # fmt: skip
    row = Measurement.objects.create(
        indicator=indicator, value=value, as_of=as_of, paper=paper.strip(), by=by.key, recorded_on=at.day
    )
    facts = {"title": indicator.title_kk, "value": str(value), "as_of": as_of, "paper": row.paper}
    record(about=_about(indicator), verdict=verdict, facts=facts)
    return row


def is_measurer(by: Actor, indicator: Indicator) -> bool:
    """Tell whether somebody may record figures of an indicator: the body that measures it, or the Secretariat."""
    return bool(rules.OWN & by.roles) or any(one == indicator.measured_by_id for _role, one in by.seats)


def _about(row: Indicator) -> str:
    return f"programmes.indicator:{row.pk}"
