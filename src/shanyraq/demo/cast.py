"""The invented people and offices of the rehearsal. The same every time; nobody real is meant."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

MEMBERS = 382
COUNCIL = 84
FORMER = 150  # were members before and are no more
RETURNED = 90  # of the members of today had a mandate before

_FAMILY = """Ерден Ерден Erden|Тасқын Таскын Tasqyn|Арман Арман Arman|Думан Думан Duman|Сәрсен Сарсен Sarsen|Қайсар Кайсар Qaisar
Вальтер Вальтер Walter|Чен Чен Chen|Шульц Шульц Schulz|Коваленко Коваленко Kovalenko|Ткаченко Ткаченко Tkachenko|Ли Ли Lee|Цой Цой Tsoi
Югай Югай Yugai|Бекзат Бекзат Bekzat|Самал Самал Samal|Дархан Дархан Darkhan|Айбар Айбар Aibar|Толқын Толкын Tolqyn|Марал Марал Maral
Жарқын Жаркын Jarqyn|Саян Саян Sayan|Алтай Алтай Altai|Еділ Едиль Edil|Миллер Миллер Miller|Бондаренко Бондаренко Bondarenko
Савчук Савчук Savchuk|Гюнтер Гюнтер Guenter|Сабри Сабри Sabri|Тұрсын Турсын Tursyn|Мирзо Мирзо Mirzo|Рахим Рахим Rahim|Салим Салим Salim
Хасан Хасан Hasan|Әнуар Ануар Anuar|Георгиади Георгиади Georgiadi|Новак Новак Novak|Көктем Коктем Koktem|Самат Самат Samat|Ақжол Акжол Aqjol"""
_FIRST = """А А A|Б Б B|В В V|Г Г G|Д Д D|Е Е E|Ж Ж J|З З Z|И И I|К К K|Қ К Q|Л Л L|М М M|Н Н N|О О O|П П P|Р Р R|С С S|Т Т T|Ұ У U"""


@dataclass(frozen=True)
class Role:
    """Somebody the visitor may become with one click."""

    key: str
    name: tuple[str, str, str]
    email: str


@dataclass(frozen=True)
class Office:
    """A body the story sends decisions to."""

    slug: str
    kind: str
    names: tuple[str, str, str]
    area: str = ""


def _split(text: str) -> list[tuple[str, str, str]]:
    return [tuple(entry.split()) for line in text.splitlines() for entry in line.split("|")]  # type: ignore[misc]


def names() -> list[tuple[str, str, str]]:
    """Give the names of every invented member (kk, ru, en), each once; then of those who were members before."""
    pairs = [
        tuple(f"{first[i]}. {family[i]}" for i in range(3))
        for family in _split(_FAMILY)
        for first in _split(_FIRST)
    ]
    Random(149).shuffle(pairs)  # noqa: S311  a story, not a secret
    return pairs[: MEMBERS + FORMER]  # type: ignore[return-value]


ROLES = (
    Role("chair", ("Ж. Төраға-Демо", "Ж. Председатель-Демо", "J. Chair-Demo"), "chair@demo.example"),
    Role("deputy", ("М. Орынбасар-Демо", "М. Заместитель-Демо", "M. Deputy-Demo"), "deputy@demo.example"),
    Role("head", ("Л. Сәрсен-Демо", "Л. Сарсен-Демо", "L. Sarsen-Demo"), "head@demo.example"),
    Role("officer", ("С. Думан-Демо", "С. Думан-Демо", "S. Duman-Demo"), "officer@demo.example"),
    Role("councillor", ("Г. Тасқын-Демо", "Г. Таскын-Демо", "G. Tasqyn-Demo"), "councillor@demo.example"),
    Role("member", ("Қ. Ерден-Демо", "К. Ерден-Демо", "Q. Erden-Demo"), "member@demo.example"),
    Role("clerk", ("Б. Арман-Демо", "Б. Арман-Демо", "B. Arman-Demo"), "clerk@demo.example"),
    Role("administrator", ("Т. Айбар-Демо", "Т. Айбар-Демо", "T. Aibar-Demo"), "administrator@demo.example"),
)

OFFICES = (
    Office("demo-ministry-schools", "state_body", (
        "Мектеп және тіл министрлігі (ойдан алынған)", "Министерство школ и языков (вымышленное)", "Ministry of Schools and Languages (invented)")),
    Office("demo-ministry-culture", "state_body", (
        "Ортақ мұра министрлігі (ойдан алынған)", "Министерство общего наследия (вымышленное)", "Ministry of Common Heritage (invented)")),
    Office("demo-agency-archives", "state_body", (
        "Мұрағат агенттігі (ойдан алынған)", "Агентство архивов (вымышленное)", "Agency of Archives (invented)")),
)  # fmt: skip
