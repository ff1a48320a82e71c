"""The invented papers of the bodies in the rehearsal: names, mandates, agendas, a practice; in three languages."""

from __future__ import annotations

BODIES = {
    "commission": {
        "kind": "commission",
        "name_kk": "Ана тілдері жөніндегі комиссия (ойдан алынған)",
        "name_ru": "Комиссия по родным языкам (вымышленная)",
        "name_en": "Commission on mother tongues (invented)",
        "mandate_kk": "Үйірмелердің ашылуын бақылап, Хатшылыққа ұсыныс береді.",
        "mandate_ru": "Следит за открытием кружков и предлагает решения Секретариату.",
        "mandate_en": "Follows the opening of the circles and proposes steps to the Secretariat.",
    },
    "group": {
        "kind": "working_group",
        "group": "expert",
        "draft": "Сессия регламентінің жобасы",
        "name_kk": "Регламент жөніндегі жұмыс тобы (ойдан алынған)",
        "name_ru": "Рабочая группа по регламенту (вымышленная)",
        "name_en": "Working group on the rules of procedure (invented)",
    },
    "experts": {
        "kind": "expert_council",
        "name_kk": "Ғылыми-сарапшылық кеңес (ойдан алынған құрам)",
        "name_ru": "Научно-экспертный совет (вымышленный состав)",
        "name_en": "Scientific-Expert Council (invented composition)",
    },
    "consent": {
        "kind": "consent_council",
        "name_kk": "Шығыс Қазақстанның қоғамдық келісім кеңесі (ойдан алынған)",
        "name_ru": "Совет общественного согласия Восточного Казахстана (вымышленный)",
        "name_en": "Council of public consent of East Kazakhstan (invented)",
    },
    "platform": {
        "kind": "dialogue_platform",
        "host_kind": "university",
        "host": "Ертіс университеті (ойдан алынған)",
        "name_kk": "Ертіс диалог алаңы (ойдан алынған)",
        "name_ru": "Диалоговая площадка «Иртыш» (вымышленная)",
        "name_en": "Irtysh dialogue platform (invented)",
    },
    "fund": {
        "kind": "public_fund",
        "name_kk": "Ортақ мұра қоғамдық қоры (ойдан алынған)",
        "name_ru": "Общественный фонд «Общее наследие» (вымышленный)",
        "name_en": "Common Heritage public fund (invented)",
    },
    "deputies": {
        "kind": "deputy_group",
        "name_kk": "Партияаралық депутаттық топ (ойдан алынған)",
        "name_ru": "Межпартийная депутатская группа (вымышленная)",
        "name_en": "Inter-party deputy group (invented)",
    },
}
MEETING = {
    "agenda": "Қай мектепте үйірме ашуға болады",
    "task": "Мектептерде ана тілі үйірмелерін ашу туралы Сессия шешімі",
}
MINUTES = {
    "minutes": "№ 1 хаттама (ойдан алынған)",
    "discussion": "Өңірлерден келген тізім қаралды: алты өңірде мұғалім дайын.",
    "advice": "Алдымен мұғалімі бар алты өңірде бастау.",
}
TASKS = ("Өңірлердегі мұғалімдер тізімін жинау", "Үйірме кестесінің үлгісін дайындау")
SECTOR = {
    "name_kk": "Сессия және Кеңес секторы (ойдан алынған)",
    "name_ru": "Сектор Сессии и Совета (вымышленный)",
    "name_en": "Sector of the Session and the Council (invented)",
}
PRACTICE = {
    "title_kk": "Ашық қабылдау күні",
    "title_ru": "День открытого приёма",
    "title_en": "An open day of reception",
    "text_kk": "Ай сайын бір күн депутаттар мен этномәдени бірлестіктер бір үстел басында тұрғындарды қабылдайды.",
    "text_ru": "Раз в месяц депутаты и этнокультурные объединения принимают жителей за одним столом.",
    "text_en": "Once a month deputies and ethnocultural associations receive residents at one table.",
}
