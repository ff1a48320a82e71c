"""The rehearsal's assignments from papers, a joint plan, a topic, advice and a meeting: invented, each lawful on its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shanyraq.decisions.models import Assignment, Interaction, JointPlan, Mechanism, SourcePaper
from shanyraq.decisions.services import controlling, coordinating, entering, joining, mechanisms
from shanyraq.demo.telling import Step, clerk_of, played
from shanyraq.journal.clock import Moment
from shanyraq.people.models import Organization

GIVEN = date(2024, 8, 26)
SIGNED = date(2024, 8, 27)
REPORTED = date(2024, 8, 29)
Tell = Callable[[Moment], object]
Words = tuple[str, str, str]


def akimats() -> list[Organization]:
    """Give two akimats, always the same."""
    return list(Organization.objects.filter(classification="akimat").exclude(area="").order_by("slug")[:2])


def sides() -> list[Organization]:
    """Give the invented ministry and agency."""
    return [Organization.objects.get(slug=slug) for slug in ("demo-ministry-schools", "demo-agency-archives")]


def _paper(source: str, number: str, kk: str, ru: str, en: str) -> Tell:
    return lambda moment: entering.enter_paper(
        by=played("officer", moment.day), at=moment, source=source, number=number, dated=moment.day, title_kk=kk,
        title_ru=ru, title_en=en,
    )  # fmt: skip


def _assignment(source: str, clause: str, term: date, ground: str, title: Words, text: Words) -> Tell:
    def tell(moment: Moment) -> None:
        lead, other = akimats()
        entering.enter_assignment(
            by=played("officer", moment.day), at=moment, paper=SourcePaper.objects.get(source=source), clause=clause,
            lead=lead, executors=[other], term=term, term_set_by=ground, title_kk=title[0], title_ru=title[1],
            title_en=title[2], text_kk=text[0], text_ru=text[1], text_en=text[2],
        )  # fmt: skip

    return tell


def _card() -> Assignment:
    return akimats()[0].assignments.get(instruction__paper__source="chair")


def receive(moment: Moment) -> None:
    """One akimat receives the assignment of the Chair."""
    clerk, card = clerk_of(akimats()[0], moment.day), _card()
    controlling.confirm_receipt(by=clerk, at=moment, assignment_id=card.pk, number="К-77")


def extend(moment: Moment) -> None:
    """The head of the Secretariat moves its term."""
    controlling.extend_term(
        by=played("head", moment.day), at=moment, assignment_id=_card().pk, term=date(2024, 10, 15), why="Көрме залы жөндеуде"
    )  # fmt: skip


def join(moment: Moment) -> None:
    """Draft a joint plan of the ministry and the agency."""
    joining.draft_joint_plan(
        by=played("officer", moment.day), at=moment, starts=GIVEN, ends=date(2024, 12, 20), responsible=sides()[0],
        sides=sides(), title_kk="Мектеп мұражайлары туралы бірлескен жоспар",
        title_ru="Совместный план о школьных музеях", title_en="Joint plan on school museums",
    )  # fmt: skip


def _item(place: int, term: date, title: Words, aspects: list[str]) -> Tell:
    return lambda moment: joining.add_joint_item(
        by=played("officer", moment.day), at=moment, plan=JointPlan.objects.get(), body=sides()[place], term=term,
        title_kk=title[0], title_ru=title[1], title_en=title[2], aspects=aspects,
    )  # fmt: skip


def _sign(place: int) -> Tell:
    def tell(moment: Moment) -> None:
        body = sides()[place]
        side = JointPlan.objects.get().sides.get(body=body)
        joining.sign_joint_plan(
            by=clerk_of(body, moment.day), at=moment, side=side, paper=f"№ {place + 4}, 27.08.2024"
        )

    return tell


def coordinate(moment: Moment) -> None:
    """Place a topic."""
    first, second = sides()
    coordinating.enter_topic(
        by=played("officer", moment.day), at=moment, name_kk="Тілдерді оқыту", name_ru="Обучение языкам",
        name_en="Teaching of languages", lead=first, bodies=[second],
    )  # fmt: skip


def recommend(moment: Moment) -> None:
    """Recommend something to a region."""
    coordinating.send_advice(
        by=played("officer", moment.day), at=moment, kind="recommendation", body=akimats()[0], number="Ұ-1",
        text_kk="Достық үйінде тіл үйірмесін ашу ұсынылады.", text_ru="Рекомендуется открыть в Доме дружбы языковой кружок.",
        text_en="A language circle in the Friendship House is recommended.",
    )  # fmt: skip


def meet(moment: Moment) -> None:
    """Log a meeting with the ministry."""
    coordinating.log_interaction(
        by=played("officer", moment.day), at=moment, kind="central", body=sides()[0], day=moment.day,
        purpose="Жазғы мектептердің қорытындысы", result="Есеп үлгісі келісілді", next_step="Есепті жинау",
        next_on=date(2024, 9, 20),
    )  # fmt: skip


def work_together(moment: Moment) -> None:
    """Enter a platform of dialogue of the ministry and a fund."""
    mechanisms.enter_mechanism(
        by=played("officer", moment.day), at=moment, kind="dialogue_platform", title_kk="«Тіл және мектеп» диалог алаңы",
        title_ru="Диалоговая площадка «Язык и школа»", title_en="Dialogue platform “Language and school”",
        paper="Меморандум № 3, 20.05.2024 (ойдан алынған)", since=date(2024, 5, 20), bodies=[sides()[0]],
        others=["«Жаңа дәптер» қоғамдық қоры (ойдан алынған)"],
    )  # fmt: skip


def use_it(moment: Moment) -> None:
    """Say that the meeting came about by the platform."""
    mechanisms.record_use(
        by=played("officer", moment.day), at=moment, mechanism=Mechanism.objects.get(), interaction=Interaction.objects.get()
    )  # fmt: skip


def steps() -> Iterator[Step]:
    """Give the chapter in the order of its days."""
    plan = ("Кеңес шешімінің іс-шаралар жоспары (ойдан алынған)", "План мероприятий по решению Совета (вымышлен)", "Action plan of a decision of the Council (invented)")  # fmt: skip
    minutes = ("Төрағадағы кеңестің хаттамасы (ойдан алынған)", "Протокол совещания у Председателя (вымышлен)", "Minutes of a meeting with the Chair (invented)")  # fmt: skip
    count = ("Тіл курстарын санау", "Посчитать языковые курсы", "Count the language courses")
    counted = ("Өңірдегі тіл курстары саналып, тізімі жіберілсін.", "Посчитать языковые курсы региона и прислать список.", "Count the language courses of the region and send the list.")  # fmt: skip
    show = ("Көрме өткізу", "Провести выставку", "Hold an exhibition")
    shown = ("Достық үйінде мұрағат көрмесі өткізілсін.", "Провести в Доме дружбы архивную выставку.", "Hold an archive exhibition in the Friendship House.")  # fmt: skip
    lessons = ("Ашық сабақтар өткізу", "Провести открытые уроки", "Hold open lessons")
    copies = ("Құжаттар көшірмесін беру", "Передать копии документов", "Hand over copies of papers")
    yield Step(GIVEN, "action plan", _paper("decisions", "К-7", *plan))
    yield Step(GIVEN, "chair's minutes", _paper("chair", "Т-2", *minutes))
    yield Step(
        GIVEN,
        "assignment 1",
        _assignment("decisions", "2", date(2024, 8, 31), "Жоспардың өзі", count, counted),
    )
    yield Step(
        GIVEN, "assignment 2", _assignment("chair", "1", date(2024, 10, 1), "Хаттаманың өзі", show, shown)
    )
    yield Step(GIVEN, "joint plan", join)
    yield Step(GIVEN, "joint item 1", _item(0, date(2024, 11, 1), lessons, ["education", "upbringing"]))
    yield Step(GIVEN, "joint item 2", _item(1, date(2024, 8, 30), copies, ["information"]))
    yield Step(SIGNED, "joint side 1", _sign(0))
    yield Step(SIGNED, "joint side 2", _sign(1))
    yield Step(REPORTED, "assignment received", receive)
    yield Step(REPORTED, "assignment extended", extend)
    yield Step(REPORTED, "topic", coordinate)
    yield Step(REPORTED, "recommendation", recommend)
    yield Step(REPORTED, "meeting logged", meet)
    yield Step(REPORTED, "mechanism", work_together)
    yield Step(REPORTED, "mechanism used", use_it)
