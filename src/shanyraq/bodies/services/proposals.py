"""Proposals of structure: drafted over the tree of a day, changed in versions, put to the Council, answered, linked to acts.

Nothing here touches the tree. What is accepted is done by the acts on bodies, each on its own paper.
"""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refusal, Refused, Verdict, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import organs as organ_rules
from shanyraq.bodies import proposing as rules
from shanyraq.bodies.models import ProposalDone, ProposalStep, ProposalVersion, StructureProposal
from shanyraq.bodies.proposing import Change
from shanyraq.bodies.queries.proposals import Standing, act_of, standing_of, units_on
from shanyraq.bodies.services.reach import own_areas
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.people.acting import Actor, act


@act
def draft_proposal(
    *, by: Actor, at: Moment, title_kk: str, why: str, title_ru: str = "", title_en: str = "", area: str = ""
) -> StructureProposal:
    """Draft a proposal over the tree of today: of the whole Assembly, or of one region's organs (`area`, ISO 3166-2).

    Refuses with "bodies.other_region", and with "bodies.no_tree" where the day has none.
    """
    units = units_on(rulebook(), at.day, area)
    verdict = first_refusal(
        organ_rules.may_reach(area=area, own=own_areas(by)),
        Allowed(organ_rules.BODIES) if units else Refused("bodies.no_tree", organ_rules.BODIES),
    ).require()
    row = StructureProposal.objects.create(
        title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(), why=why.strip(), area=area,
        tree_on=at.day, tree=[rules.packed(one) for one in units], by=by.key,
    )  # fmt: skip
    _version(row, [], 1, by, at)
    record(
        about=_about(row), verdict=verdict, facts={"title": row.title_kk, "area": area, "organs": len(units)}
    )
    return row


@act
def propose_change(
    *, by: Actor, at: Moment, proposal: StructureProposal, do: str, slug: str = "", name_kk: str = "", name_ru: str = "",
    name_en: str = "", under: str = "", into: str = "", post: str = "", seats: int | None = None, why: str = "",
) -> ProposalVersion:  # fmt: skip
    """Add a change to a draft; its next version holds it. Refuses as `proposing.may_change` and `may_propose_change`."""
    now = _locked(proposal, at)
    names = {"kk": name_kk.strip(), "ru": name_ru.strip(), "en": name_en.strip()} if name_kk else {}
    created = f"new-{now.version.number + 1}"
    change = Change(do, created if do == "create" else slug, names, under, into, post, seats, why.strip())
    verdict = first_refusal(
        rules.may_change(now.state, own=_own(by, now)),
        rules.may_propose_change(now.units, now.changes, change),
    ).require()
    version = _version(proposal, [*now.changes, change], now.version.number + 1, by, at)
    facts = {"version": version.number, "do": do, "organ": _named(now, change), "why": change.why}
    record(about=_about(proposal), verdict=verdict, facts=facts, after=version.changes)
    return version


@act
def drop_change(*, by: Actor, at: Moment, proposal: StructureProposal, position: int) -> ProposalVersion:
    """Leave a change out of the next version of a draft, by its place from 1; those after it must still stand.

    Refuses as `proposing.may_change`, with "bodies.change_unknown", and as `may_propose_change` for what depends on it.
    """
    now = _locked(proposal, at)
    rules.may_change(now.state, own=_own(by, now)).require()
    changes = now.changes
    if not 0 < position <= len(changes):
        Refused("bodies.change_unknown", facts={"told": str(position)}).require()
    dropped = changes.pop(position - 1)
    verdict: Verdict = Allowed(organ_rules.BODIES)
    for place, change in enumerate(changes):
        verdict = rules.may_propose_change(now.units, changes[:place], change)
        verdict.require()
    version = _version(proposal, changes, now.version.number + 1, by, at)
    facts = {"version": version.number, "dropped": dropped.do, "organ": _named(now, dropped)}
    record(about=_about(proposal), verdict=verdict, facts=facts, after=version.changes)
    return version


@act
def put_proposal(*, by: Actor, at: Moment, proposal: StructureProposal, paper: str, on: date) -> ProposalStep:
    """Put a draft to the Council, by its paper; from then on it does not change. Refuses as `proposing.may_put`."""
    now = _locked(proposal, at)
    verdict = rules.may_put(
        rulebook(), state=now.state, changes=len(now.changes), paper=paper, on=on, since=proposal.tree_on, day=at.day,
        own=_own(by, now),
    ).require()  # fmt: skip
    return _step(by, at, proposal, verdict, rules.PUT, paper, on)


@act
def answer_proposal(
    *, by: Actor, at: Moment, proposal: StructureProposal, answer: str, paper: str, on: date, reason: str = ""
) -> ProposalStep:
    """Record what the Council answered: "accepted", or "declined" with its reason. Refuses as `proposing.may_answer`."""
    now = _locked(proposal, at)
    since = now.steps[-1].day if now.steps else None
    verdict = rules.may_answer(
        now.state, answer=answer, reason=reason, paper=paper, on=on, since=since, day=at.day
    ).require()
    name = rules.DECLINED if answer == rules.DECLINED else rules.ACCEPTED
    return _step(by, at, proposal, verdict, name, paper, on, reason)


@act
def link_done_change(
    *, by: Actor, at: Moment, proposal: StructureProposal, position: int, paper: str, on: date
) -> ProposalDone:
    """Link the act by which an accepted change was done; the tree must show it. Refuses as `proposing.may_link_done`."""
    now = _locked(proposal, at)
    change = now.changes[position - 1] if 0 < position <= len(now.changes) else None
    verdict = rules.may_link_done(
        now.state, change=change, is_linked=position in now.done, units=units_on(rulebook(), at.day, proposal.area),
        paper=paper, on=on, since=now.steps[-1].day if now.steps else proposal.tree_on, day=at.day,
    ).require()  # fmt: skip
    done = ProposalDone.objects.create(
        proposal=proposal, position=position, paper=paper.strip(), day=on, change=act_of(change) if change else None,
        by=by.key, recorded_on=at.day,
    )  # fmt: skip
    facts = {
        "position": position,
        "organ": _named(now, change) if change else "",
        "paper": done.paper,
        "on": on,
    }
    record(about=_about(proposal), verdict=verdict, facts=facts)
    return done


def _locked(proposal: StructureProposal, at: Moment) -> Standing:
    row = StructureProposal.objects.select_for_update().get(pk=proposal.pk)
    found = standing_of(row, at.day)
    if found is None:  # an act of a day before it was drafted
        raise Refusal(Refused("bodies.no_tree", organ_rules.BODIES))
    return found


def _own(by: Actor, now: Standing) -> Verdict:
    return organ_rules.may_reach(area=now.proposal.area, own=own_areas(by))


def _version(
    row: StructureProposal, changes: list[Change], number: int, by: Actor, at: Moment
) -> ProposalVersion:
    return ProposalVersion.objects.create(
        proposal=row, number=number, changes=[rules.packed(one) for one in changes], by=by.key, made_on=at.day,
        made_at=at.machine,
    )  # fmt: skip


def _step(
    by: Actor, at: Moment, row: StructureProposal, verdict: Verdict, name: str, paper: str, on: date, reason: str = ""
) -> ProposalStep:  # fmt: skip
    step = ProposalStep.objects.create(
        proposal=row,
        name=name,
        day=on,
        paper=paper.strip(),
        reason=reason.strip(),
        by=by.key,
        recorded_on=at.day,
    )
    facts = {"step": name, "paper": step.paper, "on": on, "reason": step.reason}
    record(about=_about(row), verdict=verdict, facts=facts)
    return step


def _named(now: Standing, change: Change) -> str:
    known = {one.slug: one.names["kk"] for one in now.units}
    return change.names.get("kk") or known.get(change.slug, change.slug)


def _about(row: StructureProposal) -> str:
    return f"bodies.structureproposal:{row.pk}"
