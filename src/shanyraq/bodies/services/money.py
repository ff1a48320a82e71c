"""Money of public funds, and practices that the deputy group shares with maslikhats."""

from __future__ import annotations

from datetime import date

from rulebook import Allowed, Refused, first_refusal

from shanyraq.bodies import work_of_bodies as rules
from shanyraq.bodies.models import Adoption, FundLine, Practice
from shanyraq.bodies.services.reach import recorded
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law.regions import on as regions_on
from shanyraq.people.acting import Actor, act
from shanyraq.people.models import Organization


@act
def record_money(
    *,
    by: Actor,
    at: Moment,
    slug: str,
    kind: str,
    amount: int,
    source: str = "",
    other: str,
    purpose: str,
    paper: str,
    on: date,
) -> FundLine:
    """Record that a public fund received ("receipt", from its source) or spent ("spending") whole tenge by a paper.

    Refuses as `work_of_bodies.may_move_money` and `reach.recorded`, and with "bodies.other_party_missing".
    """
    fund = Organization.objects.select_for_update().get(slug=slug)
    lines = list(fund.fund_lines.values_list("day", "kind", "amount"))
    verdict = first_refusal(
        recorded(by, fund, paper=paper, on=on, day=at.day),
        Allowed() if other.strip() and purpose.strip() else Refused("bodies.other_party_missing"),
        rules.may_move_money(
            kind=kind,
            fund=fund.classification == "public_fund",
            amount=amount,
            source=source,
            lines=lines,
            on=on,
        ),
    ).require()
    row = FundLine.objects.create(
        organization=fund, kind=kind, amount=amount, source=source if kind == "receipt" else "", other=other.strip(),
        purpose=purpose.strip(), paper=paper.strip(), day=on, recorded_at=at.machine,
    )  # fmt: skip
    record(
        about=f"bodies.fundline:{row.pk}",
        verdict=verdict,
        facts={
            "fund": fund.name_kk, "kind": kind, "amount": amount, "other": row.other, "purpose": row.purpose,
            "paper": row.paper, "on": on,
        },
    )  # fmt: skip
    return row


@act
def share_practice(
    *, by: Actor, at: Moment, slug: str, title_kk: str, text_kk: str, title_ru: str = "", title_en: str = "",
    text_ru: str = "", text_en: str = "", paper: str, on: date,
) -> Practice:  # fmt: skip
    """Share a practice of the deputy group with local representative bodies. Refuses with "bodies.not_a_deputy_group"."""
    group = Organization.objects.select_for_update().get(slug=slug)
    verdict = first_refusal(
        recorded(by, group, paper=paper, on=on, day=at.day),
        Allowed(rules.FUNDS)
        if group.classification == "deputy_group"
        else Refused("bodies.not_a_deputy_group"),
        Allowed() if title_kk.strip() and text_kk.strip() else Refused("bodies.text_missing"),
    ).require()
    row = Practice.objects.create(
        organization=group, title_kk=title_kk.strip(), title_ru=title_ru.strip(), title_en=title_en.strip(),
        text_kk=text_kk.strip(), text_ru=text_ru.strip(), text_en=text_en.strip(), paper=paper.strip(), day=on,
        recorded_at=at.machine,
    )  # fmt: skip
    record(
        about=f"bodies.practice:{row.pk}",
        verdict=verdict,
        facts={"group": group.name_kk, "title": row.title_kk, "paper": row.paper, "on": on},
    )
    return row


@act
def record_adoption(
    *, by: Actor, at: Moment, practice_id: int, area: str, maslikhat: str, paper: str, on: date
) -> Adoption:
    """Record that a maslikhat took a practice over by its decision. Refuses as `work_of_bodies.may_adopt`."""
    practice = Practice.objects.select_for_update().select_related("organization").get(pk=practice_id)
    name = " ".join(maslikhat.split())
    taken = practice.adoptions.filter(area=area).values_list("maslikhat", flat=True)
    verdict = first_refusal(
        recorded(by, practice.organization, paper=paper, on=on, day=at.day),
        rules.may_adopt(
            regions=[region.iso for region in regions_on(on)], area=area, name=name, shared=practice.day, on=on,
            known=name.casefold() in {known.casefold() for known in taken},
        ),
    ).require()  # fmt: skip
    row = Adoption.objects.create(
        practice=practice, area=area, maslikhat=name, paper=paper.strip(), day=on, recorded_at=at.machine
    )
    record(
        about=f"bodies.adoption:{row.pk}",
        verdict=verdict,
        facts={"practice": practice.title_kk, "area": area, "maslikhat": name, "paper": row.paper, "on": on},
    )
    return row
