"""Draft a plan of measures, give its items money, approve it, report what is done. Concept, section 6; Decree 149, pt 22."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal

from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization
from shanyraq.programmes import rules_of_plans as rules
from shanyraq.programmes.models import ItemTask, Money, Plan, PlanItem, PlanPrinciple, Reading, Report
from shanyraq.programmes.queries import plans as asked
from shanyraq.programmes.rules_of_plans import Term
from shanyraq.programmes.rules_of_tags import TASKS, may_name_tasks


@act
def draft_plan(
    *, by: Actor, at: Moment, title_kk: str, starts: date, ends: date, body: Organization | None = None,
    title_ru: str = "", title_en: str = "",
) -> Plan:  # fmt: skip
    """Draft the plan of the republic, or of the region whose assembly is `body`.

    Refuses with "programmes.not_own_region", "programmes.ends_before_start".
    """
    verdict = rules.may_draft(Term(starts, ends), is_own=asked.is_own(by, body)).require()
    plan = Plan.objects.create(
        level="region" if body else "republic", body=body, starts=starts, ends=ends, by=by.key,
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), drafted_on=at.day,
    )  # fmt: skip
    facts = {"title": plan.title_kk, "starts": starts, "ends": ends, "body": body.slug if body else ""}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return plan


@act
def add_item(
    *, by: Actor, at: Moment, plan: Plan, measure: Reading, tasks: Collection[str], title_kk: str,
    executor: Organization, starts: date, ends: date, title_ru: str = "", title_en: str = "",
) -> PlanItem:  # fmt: skip
    """Add an item that carries out a measure and serves `tasks` of the law to a plan that is a draft.

    Refuses as `rules_of_plans.may_add_item`.
    """
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
    """Say which tasks of the law an item serves that has not said it yet. Refuses as `rules_of_tags.may_name_tasks`."""
    plan = _locked(item.plan)
    verdict = may_name_tasks(tasks, said=item.tasks.count(), is_own=asked.is_own(by, plan.body)).require()
    _say_tasks(item, tasks, by, at)
    facts = {"item": item.position, "tasks": ", ".join(sorted(set(tasks)))}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return item


@act
def fund_item(*, by: Actor, at: Moment, item: PlanItem, source: str, ground: str, amount: Decimal) -> Money:
    """Give an item tenge from one source, naming its legal source. Refuses as `rules_of_plans.may_fund`."""
    plan = _locked(item.plan)
    verdict = rules.may_fund(
        amount, ground, approved_on=plan.approved_on, is_own=asked.is_own(by, plan.body)
    ).require()
    money = Money.objects.create(
        item=item, source=source, ground=ground.strip(), amount=amount, by=by.key, on=at.day
    )
    facts = {"item": item.position, "source": source, "ground": money.ground, "amount": f"{amount:.2f}"}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return money


@act
def approve_plan(
    *, by: Actor, at: Moment, plan: Plan, paper: str, principles: Mapping[str, rules.Answer]
) -> Plan:
    """Approve a plan: only the chair of its own level, with a paper, each of the six principles answered.

    `principles` maps each to whether the plan keeps it, and where not, why. Refuses as `rules_of_plans.may_approve`.
    """
    plan = _locked(plan)
    verdict = rules.may_approve(
        rulebook(), level=plan.level, is_right_chair=asked.is_right_chair(by, plan), items=plan.items.count(),
        approved_on=plan.approved_on, paper=paper, principles=principles, day=at.day,
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
    facts = {
        "paper": plan.paper, "items": plan.items.count(),
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
    verdict = rules.may_report(
        state, evidence, approved_on=plan.approved_on, starts=item.starts, is_own=is_own, day=at.day
    ).require()
    row = Report.objects.create(
        item=item, state=state, text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(),
        evidence=evidence.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"item": item.position, "state": state, "text": row.text_kk, "evidence": row.evidence}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return row


def _say_tasks(item: PlanItem, tasks: Collection[str], by: Actor, at: Moment) -> None:
    ItemTask.objects.bulk_create(
        [ItemTask(item=item, task=task, by=by.key, on=at.day) for task in TASKS if task in tasks]
    )


def _locked(plan: Plan) -> Plan:
    return Plan.objects.select_for_update().get(pk=plan.pk)


def _about(plan: Plan) -> str:
    return f"programmes.plan:{plan.pk}"
