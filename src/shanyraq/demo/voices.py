"""The rehearsal's talk about its programme: drafts discussed openly, a strategy, the yearly review, an evaluation of a region.

Told after the programme itself through the ordinary acts. Every paper, position and sum is invented; no Message of a
President is, so a strategy that nobody gave stands in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from shanyraq.demo import programmes
from shanyraq.demo.programmes import ARCHIVES, HERITAGE, SCHOOLS, SLUG
from shanyraq.demo.telling import Step, clerk_of, in_seat, played, seated
from shanyraq.journal.clock import Moment
from shanyraq.people.acting import Actor
from shanyraq.people.models import Organization
from shanyraq.programmes import services
from shanyraq.programmes.models import (
    Document,
    MessageClause,
    OpenDiscussion,
    Plan,
    Proposal,
    Reading,
    Review,
)
from shanyraq.programmes.models import Message as Strategy
from shanyraq.programmes.queries.discussions import capacities_of

OPENED, ENDED, SUMMED = date(2024, 6, 27), date(2024, 6, 29), date(2024, 6, 30)
DRAFTED, ASKED, UNTIL = date(2024, 8, 23), date(2024, 8, 26), date(2024, 9, 16)
STARTS, ENDS = date(2025, 7, 1), date(2026, 6, 30)
Tell = Callable[[Moment], object]
Who = Callable[[date], Actor]
Words = tuple[str, str, str]
FIRST, NEXT = 0, 1  # discussions in the order they are opened


def _member(place: int) -> Who:
    return lambda day: seated("assembly.member", day)[place]


def _clerk(slug: str) -> Who:
    return lambda day: clerk_of(Organization.objects.get(slug=slug), day)


def _akimat(day: date) -> Actor:
    body = Organization.objects.get(classification="akimat", area=programmes.REGION)
    return in_seat("akimat.clerk", body, day)


def _talk(place: int) -> OpenDiscussion:
    return OpenDiscussion.objects.order_by("pk")[place]


def _open(plan: int, until: date, kk: str, ru: str, en: str) -> Tell:
    return lambda moment: services.open_discussion(
        by=played("officer", moment.day), at=moment, subject=Plan.objects.order_by("pk")[plan], until=until, title_kk=kk,
        title_ru=ru, title_en=en,
    )  # fmt: skip


def _say(talk: int, who: Who, stance: str, why: str) -> Tell:
    def tell(moment: Moment) -> None:
        by = who(moment.day)
        role, body = capacities_of(by)[0]
        services.take_position(
            by=by, at=moment, discussion=_talk(talk), stance=stance, why=why, capacity=f"{role}:{body}"
        )

    return tell


def _withdraw(moment: Moment) -> None:
    services.withdraw_position(by=_member(14)(moment.day), at=moment, discussion=_talk(NEXT))


def _summary(moment: Moment) -> None:
    services.publish_summary(
        by=played("officer", moment.day), at=moment, discussion=_talk(FIRST),
        summary_kk="Қолдағандар үйірме керек дейді. Қарсы пікір: мұғалімсіз үйірме ашылып, жабылып қалады. Министрлік оқулыққа ақша іздеуді сұрады.",
        summary_ru="Те, кто за, говорят, что кружки нужны. Против: без учителя кружок откроют и закроют. Министерство просит найти деньги на учебники.",
        summary_en="Those for it say that circles are needed. Against: a circle without a teacher opens and closes again. The ministry asks to find money for textbooks.",
    )  # fmt: skip


def _recommend(kk: str, ru: str, en: str) -> Tell:
    return lambda moment: services.recommend(
        by=played("head", moment.day), at=moment, discussion=_talk(FIRST), text_kk=kk, text_ru=ru, text_en=en
    )


def _answer(number: int, outcome: str, why: str) -> Tell:
    return lambda moment: services.answer_recommendation(
        by=played("chair", moment.day), at=moment, outcome=outcome, why=why,
        recommendation=_talk(FIRST).recommendations.get(number=number),
    )  # fmt: skip


def _answered() -> Iterator[Step]:
    # the republic's plan is approved on the next day, with each recommendation answered
    yield Step(OPENED, "plan discussed", _open(programmes.REPUBLIC, ENDED, "Бірінші жыл неден басталсын? (ойдан алынған)", "С чего начать первый год? (вымышлено)", "What should the first year begin with? (invented)"))  # fmt: skip
    yield Step(OPENED, "position 1", _say(FIRST, _member(11), "for", "Ауданда ана тілін оқытатын үйірме жоқ, ата-аналар көптен сұрайды (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 6, 28), "position 2", _say(FIRST, _member(12), "against", "Алдымен мұғалім дайындау керек: мұғалімсіз үйірме жабылып қалады (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 6, 28), "position 3", _say(FIRST, _clerk(SCHOOLS), "other", "Үйірме мен оқулық бірге жүрсін, ақша көзі екі жақта да аталсын (ойдан алынған)."))  # fmt: skip
    yield Step(SUMMED, "summary", _summary)
    yield Step(SUMMED, "recommendation 1", _recommend("Оқулыққа демеуші тартылсын (ойдан алынған).", "Привлечь спонсора для учебников (вымышлено).", "Find a sponsor for the textbooks (invented)."))  # fmt: skip
    yield Step(SUMMED, "recommendation 2", _recommend("Үйірмелер мұғалімдер оқығаннан кейін ашылсын (ойдан алынған).", "Открывать кружки после обучения учителей (вымышлено).", "Open the circles after the teachers are trained (invented)."))  # fmt: skip
    yield Step(SUMMED, "answer 1", _answer(1, "taken", "2-тармақта демеушілік шарты бар (ойдан алынған)"))  # fmt: skip
    yield Step(SUMMED, "answer 2", _answer(2, "not_taken", "Мұғалімі бар ауданда үйірме күтпей ашылады, қалғаны кейін (ойдан алынған)"))  # fmt: skip


def _next_plan(moment: Moment) -> None:
    services.draft_plan(
        by=played("officer", moment.day), at=moment, starts=STARTS, ends=ENDS,
        title_kk="«Ортақ дастарқан»: екінші жылдың жоспары, жоба (ойдан алынған)",
        title_ru="«Общий стол»: план второго года, проект (вымышлен)", title_en="“Shared table”: plan of the second year, a draft (invented)",
    )  # fmt: skip


def _next_item(measure: int, executor: str, kk: str, ru: str, en: str) -> Tell:
    return lambda moment: services.add_item(
        by=played("officer", moment.day), at=moment, plan=Plan.objects.latest("pk"), tasks=["heritage"], starts=STARTS,
        measure=_reading("measure", measure), executor=Organization.objects.get(slug=executor), ends=ENDS, title_kk=kk,
        title_ru=ru, title_en=en,
    )  # fmt: skip


def _reading(kind: str, place: int) -> Reading:
    return Reading.objects.filter(kind=kind, edition__programme__slug=SLUG).order_by("place")[place]


def _discussed() -> Iterator[Step]:
    yield Step(DRAFTED, "second plan", _next_plan)
    yield Step(DRAFTED, "second plan's item 1", _next_item(2, SCHOOLS, "Үйірме мұғалімдеріне жазғы мектеп", "Летняя школа для учителей кружков", "A summer school for the teachers of circles"))  # fmt: skip
    yield Step(DRAFTED, "second plan's item 2", _next_item(4, ARCHIVES, "Кітапханаларда ай сайынғы оқырмандар кеші", "Ежемесячный вечер читателей в библиотеках", "A readers’ evening every month in libraries"))  # fmt: skip
    yield Step(ASKED, "second plan discussed", _open(2, UNTIL, "Екінші жылы жазғы мектеп керек пе, әлде оқырмандар кеші ме? (ойдан алынған)", "Что нужнее на второй год: летняя школа или вечера читателей? (вымышлено)", "What does the second year need more: a summer school or readers’ evenings? (invented)"))  # fmt: skip
    yield Step(ASKED, "position 4", _say(NEXT, _member(11), "for", "Жазғы мектептен өткен мұғалім үйірмені жыл бойы ұстап тұрады (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 27), "position 5", _say(NEXT, _clerk(HERITAGE), "other", "Екеуі де керек, бірақ кештің жауаптысы кітапхана болсын (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 27), "position 6", _say(NEXT, _member(13), "against", "Жазда мұғалімдер демалыста, күзге қойған дұрыс (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 28), "position 7", _say(NEXT, _akimat, "for", "Облыста мектепке орын бар, жатақхана беріледі (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 28), "position 8", _say(NEXT, _member(14), "against", "Жобаны толық оқып шықпаған едім (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 29), "position 6 changed", _say(NEXT, _member(13), "for", "Мектеп тамыздың соңында өтсе, қолдаймын (ойдан алынған)."))  # fmt: skip
    yield Step(date(2024, 8, 29), "position 8 withdrawn", _withdraw)


def _strategy(moment: Moment) -> None:
    services.register_message(
        by=played("officer", moment.day), at=moment, kind="strategy", day=date(2024, 1, 15), paper="«Көрші» стратегиясы, № 1-С (ойдан алынған)",
        title_kk="«Көрші» стратегиясы (ойдан алынған)", title_ru="Стратегия «Сосед» (вымышлена)", title_en="Strategy “Neighbour” (invented)",
    )  # fmt: skip


def _clause(number: str, kk: str, ru: str, en: str) -> Tell:
    return lambda moment: services.add_clause(
        by=played("officer", moment.day), at=moment, message=Strategy.objects.get(), number=number, says_kk=kk, says_ru=ru,
        says_en=en,
    )  # fmt: skip


def _carry(moment: Moment) -> None:
    services.link_clause(
        by=played("officer", moment.day), at=moment, clause=MessageClause.objects.get(number="1"),
        reading=_reading("measure", 0), why="Үйірме сол тармақты орындайды (ойдан алынған)",
    )  # fmt: skip


def _document(moment: Moment) -> None:
    services.draft_document(
        by=played("officer", moment.day), at=moment, kind="programme", paper="№ 4-Ж (ойдан алынған)", day=moment.day,
        experts="№ 6 қорытынды (ойдан алынған)", title_kk="«Ортақ дастарқан» бағдарламасының келесі редакциясы (ойдан алынған)",
        title_ru="Следующая редакция программы «Общий стол» (вымышлена)", title_en="The next edition of “Shared table” (invented)",
    )  # fmt: skip


def _review(moment: Moment) -> None:
    programme = _reading("measure", 0).edition.programme
    services.open_review(by=played("officer", moment.day), at=moment, programme=programme)


def _propose(who: Who, kind: str, part: tuple[str, int], why: str, words: Words) -> Tell:
    return lambda moment: services.propose_change(
        by=who(moment.day), at=moment, review=Review.objects.get(), kind=kind, reading=_reading(*part), why=why,
        text_kk=words[0], text_ru=words[1], text_en=words[2],
    )  # fmt: skip


def _decide(place: int, why: str, *, adopted: bool) -> Tell:
    def tell(moment: Moment) -> None:
        row, head = Proposal.objects.order_by("pk")[place], played("head", moment.day)
        if adopted:
            services.adopt_change(by=head, at=moment, proposal=row, why=why, document=Document.objects.get())
        else:
            services.decline_change(by=head, at=moment, proposal=row, why=why)

    return tell


def _reviewed() -> Iterator[Step]:
    teachers = ("үйірме мұғалімдеріне жыл сайын жазғы мектеп өткізу (ойдан алынған)", "проводить летнюю школу учителей кружков ежегодно (вымышлено)", "hold the summer school of teachers every year (invented)")  # fmt: skip
    audio = ("мектеп кітапханаларына аудиокітап беру (ойдан алынған)", "дать аудиокниги школьным библиотекам (вымышлено)", "give audiobooks to school libraries (invented)")  # fmt: skip
    schools = _clerk(SCHOOLS)
    yield Step(DRAFTED, "strategy", _strategy)
    yield Step(DRAFTED, "clause 1", _clause("1", "Ана тілін үйренгісі келген бала үйіне жақын жерден үйірме табады.", "Ребёнок, который хочет учить родной язык, находит кружок рядом с домом.", "A child who wants to learn the mother tongue finds a circle near home."))  # fmt: skip
    yield Step(DRAFTED, "clause 2", _clause("2", "Көршілер бірін-бірі таныйтын мереке әр аулада өтеді.", "В каждом дворе проходит праздник, где соседи знакомятся.", "Every yard has a feast at which neighbours meet."))  # fmt: skip
    yield Step(DRAFTED, "clause 1 carried", _carry)
    yield Step(DRAFTED, "next edition", _document)
    yield Step(DRAFTED, "review", _review)
    yield Step(ASKED, "proposal 1", _propose(schools, "change", ("measure", 2), "Бір рет өткен мектеп жаңа мұғалімге жетпейді (ойдан алынған)", teachers))  # fmt: skip
    yield Step(ASKED, "proposal 2", _propose(_member(15), "add", ("direction", 1), "Көзі көрмейтін балаға қағаз кітап жарамайды (ойдан алынған)", audio))  # fmt: skip
    yield Step(ASKED, "proposal 3", _propose(schools, "drop", ("measure", 8), "Мәзір кітабы жарық көріп қойған (ойдан алынған)", ("", "", "")))  # fmt: skip
    yield Step(date(2024, 8, 30), "proposal 1 adopted", _decide(0, "Дәлелі орынды (ойдан алынған)", adopted=True))  # fmt: skip
    yield Step(date(2024, 8, 30), "proposal 3 declined", _decide(2, "Кітап әлі баспада (ойдан алынған)", adopted=False))  # fmt: skip


def steps() -> Iterator[Step]:
    """Give the chapter in the order of its days, after the programme."""
    yield from _answered()
    yield from _discussed()
    yield from _reviewed()
