"""The rehearsal's package of measures: one theme, two owners, approved by the Chair, one report. All of it is invented."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from shanyraq.demo.programmes import HERITAGE, SCHOOLS
from shanyraq.demo.telling import Step, clerk_of, played
from shanyraq.journal.clock import Moment
from shanyraq.people.models import Organization
from shanyraq.programmes.models import Package
from shanyraq.programmes.services import packages as services

DRAFTED, APPROVED, REPORTED = date(2024, 7, 4), date(2024, 7, 10), date(2024, 8, 20)
MEASURES = (
    (SCHOOLS, date(2024, 12, 20), "Мектептерде бірлік сабағын өткізу", "Провести в школах уроки единства", "Hold lessons of unity in schools"),
    (HERITAGE, date(2025, 5, 1), "Көрші халықтардың әндер жинағын шығару", "Издать сборник песен соседних народов", "Publish a book of songs of neighbouring peoples"),
)  # fmt: skip


def _draft(moment: Moment) -> None:
    services.draft_package(
        by=played("head", moment.day), at=moment, theme="citizenship", title_kk="«Бір шаңырақ» шаралар пакеті (ойдан алынған)",
        title_ru="Пакет мер «Один шанырак» (вымышлен)", title_en="“One shanyraq”, a package of measures (invented)",
    )  # fmt: skip


def _add(place: int) -> Step:
    slug, ends, kk, ru, en = MEASURES[place]

    def tell(moment: Moment) -> None:
        services.add_package_measure(
            by=played("officer", moment.day), at=moment, package=Package.objects.get(), title_kk=kk, title_ru=ru, title_en=en,
            owner=Organization.objects.get(slug=slug), starts=date(2024, 8, 1), ends=ends,
        )  # fmt: skip

    return Step(DRAFTED, f"package's measure {place + 1}", tell)


def _approve(moment: Moment) -> None:
    services.approve_package(
        by=played("chair", moment.day),
        at=moment,
        package=Package.objects.get(),
        paper="Ө-53 (ойдан алынған)",
    )


def _report(moment: Moment) -> None:
    row = Package.objects.get().measures.get(owner__slug=SCHOOLS)
    services.report_package_measure(
        by=clerk_of(row.owner, moment.day), at=moment, measure=row, state="underway", text_kk="Сабақтың жоспары жасалды.",
        text_ru="План урока составлен.", text_en="The plan of the lesson is drawn up.",
    )  # fmt: skip


def steps() -> Iterator[Step]:
    """Give the chapter in the order of its days."""
    yield Step(DRAFTED, "package", _draft)
    yield from (_add(place) for place in range(len(MEASURES)))
    yield Step(APPROVED, "package approved", _approve)
    yield Step(REPORTED, "package reported", _report)
