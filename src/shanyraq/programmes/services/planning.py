"""Draft a plan of measures, give its items money, approve it, report what is done. Concept, section 6; Decree 149, pt 22."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from rulebook import Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.people.models import Organization
from shanyraq.programmes.models import (
    ItemTask,
    KeptDuplicate,
    Money,
    Plan,
    PlanItem,
    PlanPrinciple,
    Reading,
    Report,
)
from shanyraq.programmes.queries import plans as asked
from shanyraq.programmes.queries.discussions import is_heard
from shanyraq.programmes.queries.hierarchy import conflicts_of, level_of, place_of
from shanyraq.programmes.rules import plans as rules
from shanyraq.programmes.rules.hierarchy import Place, may_stand_under, says_why_kept, stands
from shanyraq.programmes.rules.plans import Term
from shanyraq.programmes.rules.tags import TASKS, may_name_tasks
from shanyraq.programmes.services.hierarchy import TURN


@act
def draft_plan(
    *, by: Actor, at: Moment, title_kk: str, starts: date, ends: date, body: Organization | None = None,
    title_ru: str = "", title_en: str = "", above: Plan | None = None,
) -> Plan:  # fmt: skip
    """Draft the plan of the republic, or of the region or district whose assembly is `body`, under the plan `above` it.

    Refuses with "programmes.not_own_region", "programmes.ends_before_start" and as `rules.hierarchy.may_stand_under`.
    """
    in_turn(TURN)
    level, term = level_of(body), Term(starts, ends)
    own = Place(level, body.area if body else "", term)
    verdict = first_refusal(
        rules.may_draft(term, is_own=asked.is_own(by, body)),
        may_stand_under(own, place_of(above) if above else None),
    ).require()
    plan = Plan.objects.create(
        level=level, body=body, above=above, starts=starts, ends=ends, by=by.key,
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), drafted_on=at.day,
    )  # fmt: skip
    facts = {"title": plan.title_kk, "starts": starts, "ends": ends, "body": body.slug if body else ""}
    if above is not None:
        facts["above"] = above.title_kk
    record(about=_about(plan), verdict=verdict, facts=facts)
    return plan


@act
def add_item(
    *, by: Actor, at: Moment, plan: Plan, measure: Reading, tasks: Collection[str], title_kk: str,
    executor: Organization, starts: date, ends: date, title_ru: str = "", title_en: str = "",
) -> PlanItem:  # fmt: skip
    """Add an item that carries out a measure and serves `tasks` of the law to a plan that is a draft.

    Refuses as `rules.plans.may_add_item`.
    """
    in_turn(TURN)
    plan = _locked(plan)
    verdict = rules.may_add_item(
        measure.kind, Term(starts, ends), Term(plan.starts, plan.ends), tasks=tasks, approved_on=plan.approved_on,
        is_own=asked.is_own(by, plan.body),
    ).require()  # fmt: skip
    item = PlanItem.objects.create(
        plan=plan, position=plan.items.count() + 1, part_id=measure.part_id, executor=executor, starts=starts,
        ends=ends, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
    )  # fmt: skip
    _say_tasks(item, tasks, by, at)
    facts = {
        "item": item.position, "title": item.title_kk, "measure": measure.number, "executor": executor.slug,
        "starts": starts, "ends": ends, "tasks": ", ".join(sorted(set(tasks))),
    }  # fmt: skip
    record(about=_about(plan), verdict=verdict, facts=facts)
    return item


@act
def name_tasks(*, by: Actor, at: Moment, item: PlanItem, tasks: Collection[str]) -> PlanItem:
    """Say which tasks of the law an item serves that has not said it yet. Refuses as `rules.tags.may_name_tasks`."""
    plan = _locked(item.plan)
    verdict = first_refusal(
        may_name_tasks(tasks, said=item.tasks.count(), is_own=asked.is_own(by, plan.body)), _stands(item)
    ).require()
    _say_tasks(item, tasks, by, at)
    facts = {"item": item.position, "tasks": ", ".join(sorted(set(tasks)))}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return item


@act
def fund_item(*, by: Actor, at: Moment, item: PlanItem, source: str, ground: str, amount: Decimal) -> Money:
    """Give an item tenge from one source, naming its legal source. Refuses as `rules.plans.may_fund`."""
    plan = _locked(item.plan)
    is_own = asked.is_own(by, plan.body)
    verdict = first_refusal(
        rules.may_fund(amount, ground, approved_on=plan.approved_on, is_own=is_own), _stands(item)
    ).require()
    money = Money.objects.create(
        item=item, source=source, ground=ground.strip(), amount=amount, by=by.key, on=at.day
    )
    facts = {"item": item.position, "source": source, "ground": money.ground, "amount": f"{amount:.2f}"}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return money


@act
def approve_plan(
    *, by: Actor, at: Moment, plan: Plan, paper: str, principles: Mapping[str, rules.Answer],
    kept: Mapping[tuple[int, int], str] = MappingProxyType({}),
) -> Plan:  # fmt: skip
    """Approve a plan: only the chair of its own level, with a paper, each of the six principles answered.

    `principles` maps each to whether the plan keeps it, and where not, why. `kept` says of each item that another of
    its branch says too (`queries.hierarchy.conflicts_of`) why both stay. Refuses as `rules.plans.may_approve`, and
    with "programmes.duplicate_unexplained", and as `queries.discussions.is_heard`.
    """
    in_turn(TURN)
    plan = _locked(plan)
    items, pairs = plan.items.on(at.day).count(), [one.key for one in conflicts_of(plan, at.day)]
    verdict = first_refusal(
        rules.may_approve(
            rulebook(), level=plan.level, chairs=asked.chairs_of(by, plan), items=items, paper=paper,
            approved_on=plan.approved_on, principles=principles, day=at.day,
        ),
        says_why_kept(pairs, kept),
        is_heard(plan, at.day),
    ).require()  # fmt: skip
    plan.approved_on, plan.approved_by, plan.paper = at.day, by.key, paper.strip()
    plan.law = [str(one) for one in verdict.law]
    plan.save(update_fields=["approved_on", "approved_by", "paper", "law"])
    PlanPrinciple.objects.bulk_create(
        [
            PlanPrinciple(plan=plan, principle=name, is_kept=one.is_kept, why=one.why.strip())
            for name, one in principles.items()
        ]
    )
    KeptDuplicate.objects.bulk_create(
        [
            KeptDuplicate(plan=plan, item_id=item, other_id=other, why=kept[item, other].strip()[:500], by=by.key, on=at.day)
            for item, other in pairs
        ]
    )  # fmt: skip
    facts = {
        "paper": plan.paper, "items": items, "duplicates_kept": len(pairs),
        "principles_not_kept": ", ".join(name for name, one in principles.items() if not one.is_kept),
    }  # fmt: skip
    record(about=_about(plan), verdict=verdict, facts=facts)
    return plan


@act
def report_item(
    *, by: Actor, at: Moment, item: PlanItem, state: str, text_kk: str, evidence: str = "", text_ru: str = "",
    text_en: str = "",
) -> Report:  # fmt: skip
    """Report what is done of an item: its executor, or whoever drafts plans of its level. Refuses as `may_report`."""
    plan = _locked(item.plan)
    is_own = asked.is_own(by, plan.body) or any(one == item.executor_id for _role, one in by.seats)
    verdict = first_refusal(
        rules.may_report(
            state, evidence, approved_on=plan.approved_on, starts=item.starts, is_own=is_own, day=at.day
        ),
        _stands(item),
    ).require()
    row = Report.objects.create(
        item=item, state=state, text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(),
        evidence=evidence.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"item": item.position, "state": state, "text": row.text_kk, "evidence": row.evidence}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return row


def _stands(item: PlanItem) -> Verdict:
    return stands(PlanItem.objects.values_list("dropped_on", flat=True).get(pk=item.pk))


def _say_tasks(item: PlanItem, tasks: Collection[str], by: Actor, at: Moment) -> None:
    ItemTask.objects.bulk_create(
        [ItemTask(item=item, task=task, by=by.key, on=at.day) for task in TASKS if task in tasks]
    )


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _about(plan: Plan) -> str:
    return f"programmes.plan:{plan.pk}"
