"""Joint plans: draft one, add items, each side signs, each reports its own (Decree 149, pts 11(2), 22)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shanyraq.decisions.models import JointItem, JointPlan, JointReport, JointSide
from shanyraq.decisions.queries.joint import represents
from shanyraq.decisions.rules import cooperation as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization


@act
def draft_joint_plan(
    *, by: Actor, at: Moment, title_kk: str, starts: date, ends: date, responsible: Organization,
    sides: Collection[Organization], title_ru: str = "", title_en: str = "",
) -> JointPlan:  # fmt: skip
    """Draft a plan of two bodies or more. Refuses as `rules.cooperation.may_draft_joint`."""
    bodies = sorted(set(sides), key=lambda body: body.pk)
    verdict = rules.may_draft_joint(
        starts=starts, ends=ends, sides=len(bodies), responsible_is_side=responsible in bodies
    ).require()
    plan = JointPlan.objects.create(
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), starts=starts, ends=ends,
        responsible=responsible, by=by.key, drafted_on=at.day,
    )  # fmt: skip
    JointSide.objects.bulk_create(JointSide(plan=plan, body=body) for body in bodies)
    facts = {
        "title": plan.title_kk, "starts": starts, "ends": ends, "sides": [body.slug for body in bodies],
        "responsible": responsible.slug,
    }  # fmt: skip
    record(about=_about(plan), verdict=verdict, facts=facts)
    return plan


@act
def add_joint_item(
    *, by: Actor, at: Moment, plan: JointPlan, body: Organization, title_kk: str, term: date,
    aspects: Collection[str], title_ru: str = "", title_en: str = "",
) -> JointItem:  # fmt: skip
    """Add an item of one side while nobody has signed. Refuses as `rules.cooperation.may_add_joint_item`."""
    plan = _held(plan)
    verdict = rules.may_add_joint_item(
        signed=plan.sides.filter(signed_on__isnull=False).count(), is_side=plan.sides.filter(body=body).exists(),
        aspects=aspects, term=term, starts=plan.starts, ends=plan.ends,
    ).require()  # fmt: skip
    item = JointItem.objects.create(
        plan=plan, position=plan.items.count() + 1, body=body, title_kk=title_kk.strip(), title_ru=title_ru.strip(),
        title_en=title_en.strip(), term=term, aspects=sorted(set(aspects)),
    )  # fmt: skip
    facts = {
        "item": item.position,
        "title": item.title_kk,
        "addressee": body.slug,
        "term": term,
        "aspects": item.aspects,
    }
    record(about=_about(plan), verdict=verdict, facts=facts)
    return item


@act
def sign_joint_plan(*, by: Actor, at: Moment, side: JointSide, paper: str) -> JointSide:
    """Sign for one's own body, with its paper. Refuses as `rules.cooperation.may_sign`."""
    plan = _held(side.plan)
    side = JointSide.objects.select_related("body").get(pk=side.pk)
    idle = plan.sides.exclude(body__in=plan.items.values("body")).count()
    verdict = rules.may_sign(
        represents=represents(by, side.body), signed_on=side.signed_on, sides_without_item=idle, paper=paper
    ).require()
    side.signed_on, side.signed_by, side.paper = at.day, by.key, paper.strip()
    side.save(update_fields=["signed_on", "signed_by", "paper"])
    record(about=_about(plan), verdict=verdict, facts={"addressee": side.body.slug, "paper": side.paper})
    return side


@act
def report_joint_item(
    *, by: Actor, at: Moment, item: JointItem, state: str, text_kk: str, evidence: str = "", text_ru: str = "",
    text_en: str = "",
) -> JointReport:  # fmt: skip
    """Report one's own item of a signed plan. Refuses as `rules.cooperation.may_report_joint`."""
    plan = _held(item.plan)
    verdict = rules.may_report_joint(
        represents=represents(by, item.body), unsigned=plan.sides.filter(signed_on__isnull=True).count(), state=state,
        evidence=evidence,
    ).require()  # fmt: skip
    row = JointReport.objects.create(
        item=item, state=state, text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(),
        evidence=evidence.strip(), by=by.key, on=at.day,
    )  # fmt: skip
    facts = {"item": item.position, "state": state, "text": row.text_kk, "evidence": row.evidence}
    record(about=_about(plan), verdict=verdict, facts=facts)
    return row


def _held(plan: JointPlan) -> JointPlan:
    return JointPlan.objects.select_for_update().get(pk=plan.pk)


def _about(plan: JointPlan) -> str:
    return f"decisions.joint_plan:{plan.pk}"
