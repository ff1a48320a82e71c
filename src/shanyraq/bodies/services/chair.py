"""What only the Chair does: speak on behalf of the Assembly, approve its programme documents (Decree 149, pt 6)."""

from __future__ import annotations

from rulebook import Allowed, Refused, first_refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies.models import Statement
from shanyraq.journal.clock import Moment
from shanyraq.journal.recording import record
from shanyraq.law import chair as law
from shanyraq.people.acting import Actor, act


@act
def make_statement(
    *, by: Actor, at: Moment, paper: str, title_kk: str, text_kk: str,
    title_ru: str = "", title_en: str = "", text_ru: str = "", text_en: str = "",
) -> Statement:  # fmt: skip
    """Publish the Chair's statement on behalf of the Assembly. Refuses as `law.chair.may_use_power`, "bodies.text_missing"."""
    texts = {
        "title_kk": title_kk,
        "title_ru": title_ru,
        "title_en": title_en,
        "text_kk": text_kk,
        "text_ru": text_ru,
        "text_en": text_en,
    }
    return _keep(by, at, "statement", paper, texts)


@act
def approve_programme(
    *, by: Actor, at: Moment, paper: str, title_kk: str, text_kk: str,
    title_ru: str = "", title_en: str = "", text_ru: str = "", text_en: str = "",
) -> Statement:  # fmt: skip
    """Approve a programme document of the Assembly; its text says what is approved. Refuses as `make_statement`."""
    texts = {
        "title_kk": title_kk,
        "title_ru": title_ru,
        "title_en": title_en,
        "text_kk": text_kk,
        "text_ru": text_ru,
        "text_en": text_en,
    }
    return _keep(by, at, "programme", paper, texts)


def _keep(by: Actor, at: Moment, kind: str, paper: str, texts: dict[str, str]) -> Statement:
    power = "makes_statements" if kind == "statement" else "approves_programme_documents"
    whole = texts["title_kk"].strip() and texts["text_kk"].strip()
    verdict = first_refusal(
        law.may_use_power(rulebook(), power=power, by_chair="assembly.chair" in by.roles, day=at.day),
        Allowed() if paper.strip() else Refused("bodies.paper_not_named"),
        Allowed() if whole else Refused("bodies.text_missing"),
    ).require()
    row = Statement.objects.create(
        kind=kind,
        paper=paper.strip(),
        day=at.day,
        recorded_at=at.machine,
        **{name: text.strip() for name, text in texts.items()},
    )
    record(
        about=f"bodies.statement:{row.pk}",
        verdict=verdict,
        facts={"kind": kind, "paper": row.paper, "title": row.title_kk},
        after=texts,
    )
    return row
