"""Plans under plans: the tree, the plans that one may stand under, and items of one branch that say the same."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from shanyraq.people.models import Organization
from shanyraq.programmes.models import LEVELS, KeptDuplicate, Plan, PlanItem
from shanyraq.programmes.rules import hierarchy as rules
from shanyraq.programmes.rules.plans import Term

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Conflict:
    """An item of a plan, another of its branch that says the same, what is the same, and why both stay."""

    item: PlanItem
    other: PlanItem
    same: tuple[str, ...]
    kept: tuple[KeptDuplicate, ...]

    @property
    def key(self) -> tuple[int, int]:
        """Give the pair, the item of the plan first."""
        return self.item.pk, self.other.pk


@dataclass(frozen=True)
class Branch:
    """A plan with the plans right below it."""

    plan: Plan
    below: tuple[Branch, ...]


def level_of(body: Organization | None) -> str:
    """Give the level of the plan of a body: the republic where there is none."""
    return rules.KINDS.get(body.classification, "region") if body is not None else "republic"


def place_of(plan: Plan) -> rules.Place:
    """Give a plan as the hierarchy sees it."""
    return rules.Place(plan.level, plan.body.area if plan.body else "", Term(plan.starts, plan.ends))


def plans_above(level: str = "", area: str = "") -> QuerySet[Plan]:
    """Give the plans that another may stand under; those of the level above `level`, in its region, where asked."""
    rows = Plan.objects.exclude(level=LEVELS[-1]).select_related("body")
    if level:
        rows = rows.filter(level=LEVELS[max(LEVELS.index(level) - 1, 0)])
    return rows.filter(body__area=area) if level == "district" else rows


def tree_of(plans: Sequence[Plan]) -> list[Branch]:
    """Lay plans out under those above them; a plan whose own is not among them stands at the top."""
    held, below = {plan.pk for plan in plans}, defaultdict(list)
    for plan in plans:
        below[plan.above_id if plan.above_id in held else None].append(plan)

    def grown(top: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(plan, grown(plan.pk)) for plan in below[top])

    return list(grown(None))


def conflicts_of(plan: Plan, day: date) -> list[Conflict]:
    """List the items of a plan that another of its branch says too, as of a day; those of its own plan once."""
    branch = rules.branch_of(plan.pk, _above(day))
    items = {item.pk: item for item in _items(day).filter(plan__in=branch)}
    kept: defaultdict[frozenset[int], list[KeptDuplicate]] = defaultdict(list)
    for row in KeptDuplicate.objects.filter(plan__in=branch, on__lte=day).select_related("plan"):
        kept[frozenset((row.item_id, row.other_id))].append(row)
    found = []
    for pair in rules.duplicates(map(_piece, items.values())):
        one, other = items[pair.first], items[pair.second]
        if plan.pk not in {one.plan_id, other.plan_id}:
            continue
        if one.plan_id != plan.pk:
            one, other = other, one
        found.append(Conflict(one, other, pair.same, tuple(kept[frozenset((one.pk, other.pk))])))
    return found


def conflicts_counted(day: date) -> dict[int, int]:
    """Count the conflicts of each plan, as of a day, in two queries."""
    above, counts = _above(day), Counter[int]()
    items = {item.pk: item for item in _items(day)}
    branches = {plan: rules.branch_of(plan, above) for plan in above}
    for pair in rules.duplicates(map(_piece, items.values())):
        one, other = items[pair.first].plan_id, items[pair.second].plan_id
        if other in branches[one]:
            counts.update({one, other})
    return dict(counts)


def dropped_of(plan: Plan, day: date) -> list[PlanItem]:
    """List the items taken out of the draft by a day."""
    return list(plan.items.filter(dropped_on__lte=day))


def _above(day: date) -> dict[int, int | None]:
    return dict(Plan.objects.filter(drafted_on__lte=day).values_list("pk", "above"))


def _items(day: date) -> QuerySet[PlanItem]:
    return PlanItem.objects.on(day).select_related("plan__body", "executor")


def _piece(item: PlanItem) -> rules.Piece:
    titles = {(code, rules.plain(getattr(item, f"title_{code}"))) for code in LANGUAGES}
    return rules.Piece(
        item.pk, item.plan_id, item.part_id, item.executor_id,
        frozenset((code, words) for code, words in titles if words), Term(item.starts, item.ends),
    )  # fmt: skip


def flat(branches: Iterable[Branch], depth: int = 0) -> list[tuple[int, Plan]]:
    """Give the plans of a tree from the top down, each with its depth from 0."""
    return [row for one in branches for row in [(depth, one.plan), *flat(one.below, depth + 1)]]
