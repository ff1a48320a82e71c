"""The rehearsal's programme: an invented paper read as any other, plans of the republic and of a region, money, reports, indicators.

Told in the summer of 2024 through the ordinary acts; the paper, the sums and the figures are invented.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path

from shanyraq.bodies.models import StructureProposal
from shanyraq.bodies.services import proposals
from shanyraq.decisions.services import coordinating
from shanyraq.demo.telling import Step, clerk_of, in_seat, played
from shanyraq.journal.clock import Moment
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.models import Indicator, Plan, PlanItem, Reading
from shanyraq.programmes.rules.plans import PRINCIPLES, Answer
from shanyraq.programmes.services.importing import import_programme, tree_of
from shanyraq.sources.models import Paper
from shanyraq.sources.services import receive_paper

REGION = "KZ-63"  # East Kazakhstan, whose organs the story already tells of
SLUG = "demo-programme"
TITLE = "«Ортақ дастарқан» бағдарламасы (ойдан алынған)"
RECEIVED, DRAFTED, APPROVED = date(2024, 6, 25), date(2024, 6, 27), date(2024, 7, 1)
PROPOSED, REPORTED, MEASURED = date(2024, 7, 3), date(2024, 8, 20), date(2024, 8, 22)
STARTS, ENDS = date(2024, 7, 1), date(2025, 6, 30)
Tell = Callable[[Moment], object]
Words = tuple[str, str, str]
REPUBLIC, REGIONAL = 0, 1  # plans in the order they are drafted
SCHOOLS, HERITAGE, ARCHIVES = "demo-ministry-schools", "demo-ministry-culture", "demo-agency-archives"


def _body(slug: str) -> Organization:
    return Organization.objects.get(slug=slug)


def _regional(kind: str) -> Organization:
    return Organization.objects.get(classification=kind, area=REGION)


def _plan(place: int) -> Plan:
    return Plan.objects.order_by("pk")[place]


def _item(place: int, position: int) -> PlanItem:
    return _plan(place).items.get(position=position)


def _reading(kind: str, place: int) -> Reading:
    return Reading.objects.filter(kind=kind, edition__programme__slug=SLUG).order_by("place")[place]


def _desk(place: int, day: date) -> Actor:
    """Give who drafts a plan: an officer of the Secretariat, or of the region's."""
    if place == REPUBLIC:
        return played("officer", day)
    return in_seat("regional_secretariat.officer", _regional("regional_secretariat"), day)


def _receive(moment: Moment) -> None:
    content = (Path(__file__).parent / "programme.txt").read_bytes()
    receive_paper(
        by=played("officer", moment.day), at=moment, content=content, name="programme.txt", slug=SLUG, title=TITLE
    )  # fmt: skip


def _import(moment: Moment) -> None:
    paper = Paper.objects.get(slug=SLUG)
    import_programme(by=played("officer", moment.day), at=moment, paper=paper, tree=tree_of(paper))


def _draft(place: int, kk: str, ru: str, en: str) -> Tell:
    return lambda moment: services.draft_plan(
        by=_desk(place, moment.day), at=moment, title_kk=kk, title_ru=ru, title_en=en, starts=STARTS, ends=ENDS,
        body=None if place == REPUBLIC else _regional("regional_assembly"),
    )  # fmt: skip


def _add(place: int, measure: int, task: str, executor: str, ends: date, title: Words) -> Tell:
    return lambda moment: services.add_item(
        by=_desk(place, moment.day), at=moment, plan=_plan(place), measure=_reading("measure", measure), tasks=[task],
        executor=_body(executor) if executor else _akimat(), starts=STARTS, ends=ends, title_kk=title[0],
        title_ru=title[1], title_en=title[2],
    )  # fmt: skip


def _akimat() -> Organization:
    return _regional("akimat")


def _fund(place: int, position: int, source: str, ground: str, amount: int) -> Tell:
    return lambda moment: services.fund_item(
        by=_desk(place, moment.day), at=moment, item=_item(place, position), source=source, ground=ground,
        amount=Decimal(amount),
    )  # fmt: skip


def _approve(place: int, paper: str, **said: Answer) -> Tell:
    def tell(moment: Moment) -> None:
        chair = partial(in_seat, "regional_assembly.chair", _regional("regional_assembly"))
        services.approve_plan(
            by=played("chair", moment.day) if place == REPUBLIC else chair(moment.day), at=moment, plan=_plan(place),
            paper=paper, principles={**dict.fromkeys(PRINCIPLES, Answer(is_kept=True)), **said},
        )  # fmt: skip

    return tell


def _report(place: int, position: int, state: str, evidence: str, kk: str, ru: str, en: str) -> Tell:
    def tell(moment: Moment) -> None:
        item = _item(place, position)
        clerk = clerk_of(item.executor, moment.day)
        services.report_item(
            by=clerk, at=moment, item=item, state=state, evidence=evidence, text_kk=kk, text_ru=ru, text_en=en
        )

    return tell


def _indicate(moment: Moment) -> None:
    services.propose_indicator(
        by=played("officer", moment.day), at=moment, outcome=_reading("outcome", 0), title_kk="Тіл үйірмесіндегі балалар",
        title_ru="Дети в языковых кружках", title_en="Children in language circles",
        definition="1 қыркүйекте тіл үйірмесіне жазылған балалар", unit="бала", source="Үйірмелердің тізімі (ойдан алынған)",
        method="Достық үйлері тізімді жібереді, министрлік қосады", baseline=Decimal("4200"), baseline_on=date(2023, 9, 1),
        target=Decimal("6000"), target_on=date(2027, 9, 1), measured_by=_body(SCHOOLS),
    )  # fmt: skip


def _settle(moment: Moment) -> None:
    services.approve_indicator(
        by=played("head", moment.day), at=moment, indicator=Indicator.objects.get(),
        why="Жыл сайын бір күнде саналады, тізімі ашық",
    )  # fmt: skip


def _measure(moment: Moment) -> None:
    services.record_measurement(
        by=clerk_of(_body(SCHOOLS), moment.day), at=moment, indicator=Indicator.objects.get(), value=Decimal("4620"),
        as_of=date(2024, 8, 15), paper="№ 21 анықтама (ойдан алынған)",
    )  # fmt: skip


def _formula(moment: Moment) -> None:
    services.publish_formula(
        by=played("head", moment.day), at=moment, weights={"items": 3, "answers": 3, "meetings": 2, "account": 2},
        why="Істелгені мен жауабы басым болсын (ойдан алынған)",
    )  # fmt: skip


def _advise(moment: Moment) -> None:
    coordinating.send_advice(
        by=played("officer", moment.day), at=moment, kind="proposal", body=_body(HERITAGE), number="Ұ-2",
        document="Кітапханалардың 2025 жылғы жоспары (ойдан алынған)", text_kk="Әр аудан кітапханасына көптілді сөре қосылсын.",
        text_ru="Завести в каждой районной библиотеке многоязычную полку.",
        text_en="Add a multilingual shelf to every district library.",
    )  # fmt: skip


def _propose(moment: Moment) -> None:
    proposals.draft_proposal(
        by=played("head", moment.day), at=moment, title_kk="Кітапхана тобын құру (ойдан алынған)",
        title_ru="Создать группу о библиотеках (вымышлено)", title_en="Found a group on libraries (invented)",
        why="Көптілді сөрелермен айналысатын топ жоқ",
    )  # fmt: skip


def _change(moment: Moment) -> None:
    proposals.propose_change(
        by=played("head", moment.day), at=moment, proposal=StructureProposal.objects.get(), do="create", under="secretariat",
        name_kk="Кітапхана тобы (ойдан алынған)", name_ru="Группа о библиотеках (вымышлена)",
        name_en="Group on libraries (invented)", why="Бағдарламаның кітапхана бағыты үшін",
    )  # fmt: skip


def _plans() -> Iterator[Step]:
    circles = ("Жексенбілік үйірмелер ашу", "Открыть воскресные кружки", "Open Sunday circles")
    books = ("Үйірмелерге оқулық шығару", "Издать учебники для кружков", "Publish textbooks for the circles")
    shelves = ("Аудан кітапханаларына көптілді сөре қою", "Поставить многоязычные полки в районных библиотеках", "Put multilingual shelves into district libraries")  # fmt: skip
    doors = (
        "Достық үйінде ашық есік күні",
        "День открытых дверей в Доме дружбы",
        "Open day of the Friendship House",
    )
    table = ("Ауладағы ортақ дастарқан", "Общий стол во дворе", "A shared table in the yard")
    budget, local = (
        "Республикалық бюджет туралы заң (ойдан алынған)",
        "Облыстық бюджет туралы шешім (ойдан алынған)",
    )
    yield Step(DRAFTED, "republic's plan", _draft(REPUBLIC, "«Ортақ дастарқан»: республикалық жоспар (ойдан алынған)", "«Общий стол»: республиканский план (вымышлен)", "“Shared table”: plan of the republic (invented)"))  # fmt: skip
    yield Step(
        DRAFTED, "republic's item 1", _add(REPUBLIC, 0, "heritage", SCHOOLS, date(2024, 12, 25), circles)
    )
    yield Step(DRAFTED, "republic's item 2", _add(REPUBLIC, 1, "heritage", SCHOOLS, ENDS, books))
    yield Step(DRAFTED, "republic's item 3", _add(REPUBLIC, 3, "unity", HERITAGE, date(2024, 8, 30), shelves))
    yield Step(DRAFTED, "money 1", _fund(REPUBLIC, 1, "republican", budget, 38_400_000))
    yield Step(DRAFTED, "money 2", _fund(REPUBLIC, 2, "republican", budget, 21_750_000))
    yield Step(
        DRAFTED, "money 3", _fund(REPUBLIC, 2, "sponsor", "Демеушілік шарты № 3 (ойдан алынған)", 6_000_000)
    )
    yield Step(APPROVED, "republic's plan approved", _approve(REPUBLIC, "Ө-51 (ойдан алынған)"))
    yield Step(DRAFTED, "region's plan", _draft(REGIONAL, "«Ортақ дастарқан»: Шығыс Қазақстан жоспары (ойдан алынған)", "«Общий стол»: план Восточного Казахстана (вымышлен)", "“Shared table”: plan of East Kazakhstan (invented)"))  # fmt: skip
    yield Step(DRAFTED, "region's item 1", _add(REGIONAL, 5, "joining", "", date(2024, 8, 31), doors))
    yield Step(DRAFTED, "region's item 2", _add(REGIONAL, 7, "unity", "", date(2024, 10, 20), table))
    yield Step(DRAFTED, "money 4", _fund(REGIONAL, 1, "local", local, 1_850_000))
    yield Step(APPROVED, "region's plan approved", _approve(REGIONAL, "№ 9 өкім (ойдан алынған)"))


def _work() -> Iterator[Step]:
    yield Step(REPORTED, "circles underway", _report(REPUBLIC, 1, "underway", "", "Алғашқы үйірмелер ашылды, қалғанына мұғалім ізделуде.", "Первые кружки открыты, для остальных ищут учителей.", "The first circles are open; teachers are sought for the rest."))  # fmt: skip
    yield Step(REPORTED, "doors done", _report(REGIONAL, 1, "done", "№ 14 есеп, 18.08.2024 (ойдан алынған)", "Ашық есік күні өтті, келгендердің тізімі есепте.", "День открытых дверей прошёл, список пришедших в отчёте.", "The open day was held; the list of those who came is in the report."))  # fmt: skip
    yield Step(PROPOSED, "indicator", _indicate)
    yield Step(PROPOSED, "indicator approved", _settle)
    yield Step(MEASURED, "indicator measured", _measure)
    yield Step(MEASURED, "formula of evaluation", _formula)
    yield Step(MEASURED, "proposal to a ministry", _advise)
    yield Step(MEASURED, "structure proposal", _propose)
    yield Step(MEASURED, "structure proposal's change", _change)


def steps() -> Iterator[Step]:
    """Give the chapter in the order of its days."""
    yield Step(RECEIVED, "programme's paper", _receive)
    yield Step(RECEIVED, "programme", _import)
    yield from _plans()
    yield from _work()
