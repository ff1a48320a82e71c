"""The words of the rehearsal's story that a visitor looks for, in the three languages, and what its people type."""

from __future__ import annotations

from dataclasses import dataclass

PALACE_KK = "Астана, Бейбітшілік және келісім сарайы"
PAPER_OF_RULES = "Сессия регламенті (ойдан алынған)"
MEDIUM = "Жаттығу газеті (ойдан алынған)"
ARCHIVE = "Этностар тарихы қорын цифрландыру туралы"
REPORT = "Жазғы шешімдердің орындалуы туралы"
ANSWER = "Қор цифрланды, тізімі қоса берілді."


@dataclass(frozen=True)
class Story:
    """What the story's things are called in one language, each by a piece that tells it from the others."""

    article_9: str
    in_article: str  # as the page of the article is headed
    law: str
    akimat: str
    peoples: str
    people: str
    ministry: str  # hosted the secretariat in 1999
    administration: str  # and from 2002
    decrees: tuple[str, str, str]
    notice: str  # the norm of thirty days
    thirty_days: str
    quorum: str
    majority: str
    region: str
    beside: str  # a regional assembly is set up beside its akim
    unconfirmed: str  # how an edge without an act is marked
    request: str
    poll: str
    schools: str
    archives: str
    order_kk: tuple[str, ...] = ("Төраға", "өкім", "Күн тәртібі")
    order_ru: tuple[str, ...] = ("Сессии", "Повестка дня")


STORIES = {
    "kk": Story(
        article_9="Заң 70-IV, 9-бап",
        in_article="9-бап",
        law="Қазақстан халқы Ассамблеясы туралы",
        akimat="Абай облысы әкімдігі",
        peoples="Қазақстан халықтары Ассамблеясы",
        people="Қазақстан халқы Ассамблеясы",
        ministry="Ақпарат және қоғамдық келісім министрлігі",
        administration="Президент Әкімшілігі",
        decrees=("Жарлық 3913", "Жарлық 1561", "Жарлық 149"),
        notice="Кезекті Сессия туралы өкім басталғанға дейін",
        thirty_days="30 күн",
        quorum="Сессияның кворумы",
        majority="Сессия шешіміне қажет дауыс",
        region="Солтүстік Қазақстан",
        beside="жанында",
        unconfirmed="расталмаған",
        request="Ауыл мектептерінің",
        poll="Этностар тарихы қорын",
        schools="Мектеп және тіл министрлігі",
        archives="Мұрағат агенттігі",
    ),
    "ru": Story(
        article_9="Закон 70-IV, ст. 9",
        in_article="Статья 9",
        law="Об Ассамблее народа Казахстана",
        akimat="область Абай: акимат",
        peoples="Ассамблея народов Казахстана",
        people="Ассамблея народа Казахстана",
        ministry="Министерство информации и общественного согласия",
        administration="Администрация Президента",
        decrees=("Указ 3913", "Указ 1561", "Указ 149"),
        notice="За сколько дней до открытия принимается распоряжение",
        thirty_days="30 дней",
        quorum="Кворум Сессии",
        majority="Большинство для решения Сессии",
        region="Северо-Казахстанская область",
        beside="при",
        unconfirmed="не подтверждено",
        request="Обсудить подготовку сельских школ",
        poll="Внести ли оцифровку фонда",
        schools="Министерство школ и языков",
        archives="Агентство архивов",
    ),
    "en": Story(
        article_9="Law 70-IV, art. 9",
        in_article="Article 9",
        law="On the Assembly of the People of Kazakhstan",
        akimat="Abai: akimat",
        peoples="Assembly of the Peoples of Kazakhstan",
        people="Assembly of the People of Kazakhstan",
        ministry="Ministry of Information and Public Accord",
        administration="Presidential Administration",
        decrees=("Decree 3913", "Decree 1561", "Decree 149"),
        notice="Days between the order and the opening",
        thirty_days="30 days",
        quorum="Quorum of the Session",
        majority="Majority for a decision of the Session",
        region="North Kazakhstan",
        beside="stands at",
        unconfirmed="unconfirmed",
        request="To discuss how village schools prepare",
        poll="Should digitising the archive",
        schools="Ministry of Schools and Languages",
        archives="Agency of Archives",
    ),
}
