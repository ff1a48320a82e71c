"""Enter a mechanism of cooperation, end it, say which meeting or joint plan came about by it (Decree 149, pt 4)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from shanyraq.decisions.models import Interaction, JointPlan, Mechanism, MechanismParty, MechanismUse
from shanyraq.decisions.rules import mechanisms as rules
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization


@act
def enter_mechanism(
    *, by: Actor, at: Moment, kind: str, title_kk: str, paper: str, since: date, bodies: Collection[Organization] = (),
    others: Collection[str] = (), title_ru: str = "", title_en: str = "",
) -> Mechanism:  # fmt: skip
    """Enter a mechanism with its parties, those of the register and `others` by name. Refuses as `may_enter_mechanism`."""
    names = sorted({one.strip() for one in others} - {""})
    verdict = rules.may_enter_mechanism(parties=len(set(bodies)) + len(names), paper=paper).require()
    row = Mechanism.objects.create(
        kind=kind, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), paper=paper.strip(),
        since=since, by=by.key, entered_on=at.day,
    )  # fmt: skip
    MechanismParty.objects.bulk_create(
        [MechanismParty(mechanism=row, body=one) for one in sorted(set(bodies), key=lambda one: one.pk)]
        + [MechanismParty(mechanism=row, name=one) for one in names]
    )
    parties = [*sorted(one.slug for one in set(bodies)), *names]
    facts = {"form": kind, "title": row.title_kk, "paper": row.paper, "since": since, "parties": parties}
    record(about=_about(row), verdict=verdict, facts=facts)
    return row


@act
def end_mechanism(*, by: Actor, at: Moment, mechanism: Mechanism, until: date, paper: str) -> Mechanism:
    """Say that a mechanism stands no more from a day on, by a paper. Refuses as `may_end_mechanism`."""
    row = Mechanism.objects.select_for_update().get(pk=mechanism.pk)
    verdict = rules.may_end_mechanism(since=row.since, until=row.until, ends=until, paper=paper).require()
    row.until, row.ended_paper = until, paper.strip()
    row.save(update_fields=["until", "ended_paper"])
    record(about=_about(row), verdict=verdict, facts={"until": until, "paper": row.ended_paper})
    return row


@act
def record_use(
    *, by: Actor, at: Moment, mechanism: Mechanism, interaction: Interaction | None = None,
    joint_plan: JointPlan | None = None,
) -> MechanismUse:  # fmt: skip
    """Say that a logged meeting, or a joint plan, came about by a mechanism. Refuses as `may_record_use`."""
    row = Mechanism.objects.select_for_update().get(pk=mechanism.pk)
    day = interaction.day if interaction else joint_plan.starts if joint_plan else None
    known = row.uses.filter(interaction=interaction, joint_plan=joint_plan, ended_on__isnull=True)
    verdict = rules.may_record_use(
        records=(interaction is not None) + (joint_plan is not None), day=day, since=row.since, until=row.until,
        is_linked=known.exists(),
    ).require()  # fmt: skip
    use = MechanismUse.objects.create(
        mechanism=row, interaction=interaction, joint_plan=joint_plan, day=day, by=by.key, on=at.day
    )
    told = joint_plan.title_kk if joint_plan else interaction.purpose if interaction else ""
    record(about=_about(row), verdict=verdict, facts={"day": use.day, "purpose": told})
    return use


@act
def take_use_back(*, by: Actor, at: Moment, use: MechanismUse) -> MechanismUse:
    """Take back that a record came about by a mechanism; it stays, with its day. Refuses as `may_take_use_back`."""
    use = MechanismUse.objects.select_for_update().get(pk=use.pk)
    verdict = rules.may_take_use_back(use.ended_on).require()
    use.ended_on = at.day
    use.save(update_fields=["ended_on"])
    record(about=f"decisions.mechanism:{use.mechanism_id}", verdict=verdict, facts={"day": use.day})
    return use


def _about(row: Mechanism) -> str:
    return f"decisions.mechanism:{row.pk}"
