"""Questions about the law as this instance holds it: the book with what was confirmed and entered here."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from rulebook import Act, Citation, Parameter, Rulebook, Value
from rulebook import Confirmation as Settled
from rulebook.values import Norm

from shanyraq.acts.models import Confirmation, EnteredAct, Shelf
from shanyraq.law import book
from shanyraq.law.status import STATUS

STATUS_AFTER = {
    EnteredAct.CONTINUES: "in_force",
    EnteredAct.ENDED: "ended",
    EnteredAct.REPLACED: "replaced",
}
_cached: dict[str, Rulebook] = {}


def rulebook() -> Rulebook:
    """Give the book of law with this instance's confirmations and entered acts laid over it.

    One read of one row; the book itself is built only when that row's mark has changed.
    """
    mark = Shelf.objects.filter(pk=1).values_list("mark", flat=True).first() or ""
    if mark not in _cached:
        built = _built()
        _cached.clear()
        _cached[mark] = built
    return _cached[mark]


def _built() -> Rulebook:
    entered = list(EnteredAct.objects.filter(withdrawn_on__isnull=True).order_by("in_force_from", "id"))
    rows = Confirmation.objects.filter(withdrawn_on__isnull=True).order_by("id")
    files = book()
    return files.with_rows(
        acts=[act_of(row) for row in entered],
        values=[(STATUS, status_value(row)) for row in entered if row.effect],
        confirmations=[
            settled(row, files.parameters[row.norm]) for row in rows if row.norm in files.parameters
        ],
    )


def norm_of(plain: Any, unit: str) -> Norm:
    """Read a norm's value back from JSON by its unit: "2/3" of a share is a fraction, a list is words."""
    if isinstance(plain, list):
        return tuple(str(word) for word in plain)
    if isinstance(plain, str) and "share" in unit:
        return Fraction(plain)
    if plain is None or isinstance(plain, bool | int | str):
        return plain
    raise TypeError(f"cannot be the value of a norm: {plain!r}")


def settled(row: Confirmation, parameter: Parameter) -> Settled:
    """Turn a row into the confirmation that the book understands."""
    return Settled(
        norm=row.norm,
        value=norm_of(row.value, parameter.unit),
        since=row.since,
        until=row.until,
        by=row.by,
        paper=f"{row.paper}, № {row.paper_number}, {row.paper_date:%d.%m.%Y}",
        on=row.on,
    )


def act_of(row: EnteredAct) -> Act:
    """Turn an entered act into an act of the book."""
    titles = {
        "kk": row.title_kk,
        "ru": row.title_ru or row.title_kk,
        "en": row.title_en or row.title_kk,
    }
    return Act(
        slug=row.slug,
        kind=row.kind,
        number=row.number,
        date=row.date,
        titles=titles,
        issuer=row.issuer,
        in_force_from=row.in_force_from,
        entry_rule="fixed_date",
        confidence="confirmed",
        source=f"{row.by}, {row.on:%d.%m.%Y}",
    )


def status_value(row: EnteredAct) -> Value:
    """Turn an entered act into the status of the institution from its day of entry into force."""
    return Value(
        since=row.in_force_from,
        until=None,
        value=STATUS_AFTER[row.effect],
        law=Citation(row.slug, row.place),
        confidence="confirmed",
        source=f"{row.kind} {row.number}, {row.date:%d.%m.%Y}",
    )
