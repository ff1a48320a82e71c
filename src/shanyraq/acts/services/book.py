"""Lay rows over the book of law: confirm a norm, enter an act, and take either back."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.text import slugify
from rulebook.values import Norm

from shanyraq.acts import rules
from shanyraq.acts.models import AttachedPaper, Confirmation, EnteredAct, Shelf, new_mark
from shanyraq.acts.queries import rulebook
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import plain, record
from shanyraq.people.acting import Actor, act, in_turn
from shanyraq.web.uploads import Brought, described


def _mark() -> None:
    Shelf.objects.update_or_create(pk=1, defaults={"mark": new_mark()})


def _hold() -> None:
    """Let whoever lays a row over the book wait for whoever was first, so that each sees the book as it then is."""
    in_turn("acts.book")


def _kept(file: Brought | None, by: Actor, at: Moment) -> AttachedPaper | None:
    if file is None:
        return None
    return AttachedPaper.objects.create(by=by.key, at=at.machine, **described(file))


@act
def confirm_norm(
    *,
    by: Actor,
    at: Moment,
    norm: str,
    value: Norm,
    since: date,
    until: date | None,
    paper: str,
    paper_number: str,
    paper_date: date,
    file: Brought | None = None,
) -> Confirmation:
    """Settle an unconfirmed norm with a paper for the days [since, until).

    Refuses with "acts.norm_is_settled" a norm the sources settle, "acts.paper_from_the_future",
    "acts.value_out_of_range", "acts.already_confirmed" where another confirmation covers the first day.
    """
    _hold()
    verdict = rules.may_confirm(
        rulebook(), norm=norm, value=value, since=since, paper_date=paper_date, day=at.day
    ).require()
    row = Confirmation.objects.create(
        norm=norm, value=plain(value), since=since, until=until, paper=paper, paper_number=paper_number,
        paper_date=paper_date, file=_kept(file, by, at), by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip
    _mark()
    record(
        about=f"acts.norm:{norm}",
        verdict=verdict,
        facts={"value": plain(value), "since": since, "until": until, "paper": paper, "number": paper_number},
    )
    return row


@act
def withdraw_confirmation(*, by: Actor, at: Moment, confirmation: int, why: str) -> Confirmation:
    """Take a confirmation back, with the reason. What was done on it stays done and keeps saying so.

    Refuses with "acts.already_withdrawn".
    """
    row = Confirmation.objects.select_for_update().get(pk=confirmation)
    _withdraw(row, by, at, why)
    record(about=f"acts.norm:{row.norm}", facts={"confirmation": row.pk, "why": why})
    return row


def _withdraw(row: Any, by: Actor, at: Moment, why: str) -> None:
    rules.may_withdraw(row.withdrawn_on).require()
    row.withdrawn_on, row.withdrawn_by, row.withdrawn_why = at.day, by.key, why
    row.save(update_fields=["withdrawn_on", "withdrawn_by", "withdrawn_why"])
    _mark()


@act
def enter_act(
    *,
    by: Actor,
    at: Moment,
    kind: str,
    number: str,
    date: date,
    title_kk: str,
    title_ru: str = "",
    title_en: str = "",
    issuer: str = "",
    in_force_from: date,
    effect: str = EnteredAct.NOTHING,
    place: str = "",
    file: Brought | None = None,
) -> EnteredAct:
    """Enter an act, and what it does to the institution's status from its entry into force.

    `effect` is "continues", "ended", "replaced" or "". Refuses with "acts.act_known" an act the register has,
    "acts.paper_from_the_future" one not yet signed, "acts.in_force_before_signed", "acts.status_is_settled"
    an effect on days whose status the sources settle.
    """
    _hold()
    verdict = rules.may_enter(
        rulebook(), kind=kind, number=number, signed=date, in_force_from=in_force_from,
        effect=effect, has_file=file is not None, day=at.day,
    ).require()  # fmt: skip
    row = EnteredAct.objects.create(
        slug=slug_of(kind, number, date), kind=kind, number=number, date=date, title_kk=title_kk,
        title_ru=title_ru, title_en=title_en, issuer=issuer, in_force_from=in_force_from, effect=effect,
        place=place, file=_kept(file, by, at), by=by.key, on=at.day, at=at.machine,
    )  # fmt: skip
    _mark()
    record(
        about=f"acts.act:{row.slug}",
        verdict=verdict,
        facts={
            "kind": kind,
            "number": number,
            "date": date,
            "effect": effect,
            "in_force_from": in_force_from,
        },
    )
    return row


@act
def withdraw_act(*, by: Actor, at: Moment, slug: str, why: str) -> EnteredAct:
    """Take an entered act back, with the reason: it was entered by mistake.

    Refuses with "acts.already_withdrawn".
    """
    row = EnteredAct.objects.select_for_update().get(slug=slug)
    _withdraw(row, by, at, why)
    record(about=f"acts.act:{row.slug}", facts={"why": why})
    return row


def slug_of(kind: str, number: str, signed: date) -> str:
    """Make the address of an act of its kind, number and year: "constitutional-law-12-viii-2026"."""
    return slugify(f"{kind} {number} {signed.year}")[:80]


def as_norm(text: str, unit: str) -> Norm:
    """Read what an officer typed by the unit of the norm: "2/3", "30", yes; raises `ValueError`."""
    said = text.strip()
    if "share" in unit:
        return Fraction(said.replace(" ", ""))
    if unit == "yes_no":
        return {"yes": True, "no": False}[said]
    if unit == "word":
        return said
    return int(said)
