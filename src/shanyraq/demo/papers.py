"""The invented papers of the rehearsal: matters, decisions and answers, in three languages."""

from __future__ import annotations

from shanyraq.meetings.services.agenda import Item

SUMMER_AGENDA = [
    Item(
        "Аула мектептеріндегі ана тілі үйірмелері",
        "Кружки родного языка в школах",
        "Mother tongue circles in schools",
        speaker="Г. Тасқын-Демо",
    ),
    Item(
        "Достық үйлерінің ашық есебі",
        "Открытый отчёт Домов дружбы",
        "Open reports of the Friendship Houses",
        speaker="М. Орынбасар-Демо",
    ),
    Item("Сессияның үндеуі", "Обращение Сессии", "The Session's Appeal"),
]
ELECTION_AGENDA = [
    Item(
        "Мәжіліс депутаттарын сайлау",
        "Выборы депутатов Мажилиса",
        "Election of deputies of the Mazhilis",
        subject="election",
    )
]
AUTUMN_AGENDA = [
    Item(
        "Жазғы шешімдердің орындалуы",
        "Исполнение летних решений",
        "What became of the summer's decisions",
        speaker="Л. Сәрсен-Демо",
        minutes=40,
    ),
    Item(
        "Этностар тарихы қорын цифрландыру",
        "Оцифровка фонда истории этносов",
        "Digitising the archive of ethnic histories",
        speaker="Г. Тасқын-Демо",
        minutes=30,
    ),
    Item(
        "Сессия регламентіне өзгеріс",
        "Изменение регламента Сессии",
        "A change of the Session's rules of procedure",
        subject="rules",
        minutes=20,
    ),
]
MATERIAL = {
    "title_kk": "Жазғы шешімдердің орындалуы туралы есеп",
    "title_ru": "Отчёт об исполнении летних решений",
    "title_en": "Report on what became of the summer's decisions",
}
CIRCLES = {
    "form": "decision",
    "title_kk": "Мектептерде ана тілі үйірмелерін ашу туралы",
    "title_ru": "Об открытии кружков родного языка в школах",
    "title_en": "On opening mother tongue circles in schools",
    "text_kk": "Мектеп және тіл министрлігі әр өңірде кемінде бір тегін ана тілі үйірмесін ашу мүмкіндігін қарасын және қай мектепте, қашан ашылатынын жариялап, жауап берсін.",
    "text_ru": "Министерству школ и языков рассмотреть открытие хотя бы одного бесплатного кружка родного языка в каждом регионе и ответить, в какой школе и когда он откроется.",
    "text_en": "The Ministry of Schools and Languages is to consider opening at least one free mother tongue circle in every region, and to answer in which school and when it opens.",
}
REPORTS = {
    "form": "decision",
    "title_kk": "Достық үйлерінің ашық есебі туралы",
    "title_ru": "Об открытом отчёте Домов дружбы",
    "title_en": "On open reports of the Friendship Houses",
    "text_kk": "Әр өңірдің әкімі Достық үйінің былтырғы есебін бір үлгімен, екі тілде, деректерімен бірге жариялауды қарасын.",
    "text_ru": "Акимам регионов рассмотреть публикацию отчёта Дома дружбы за прошлый год по единому образцу, на двух языках и с данными.",
    "text_en": "The akim of every region is to consider publishing last year's report of its Friendship House in one form, in two languages, with its data.",
}
APPEAL = {
    "form": "appeal",
    "title_kk": "Көршіге бір сөз",
    "title_ru": "Слово соседу",
    "title_en": "A word to a neighbour",
    "text_kk": "Сессия әр отбасын көршісінің тілінде бір ән үйренуге шақырады.",
    "text_ru": "Сессия призывает каждую семью выучить одну песню на языке соседа.",
    "text_en": "The Session calls on every family to learn one song in a neighbour's language.",
}
SCHOOLS_ANSWER = {
    "number": "01-7/45",
    "text_kk": "Үйірме 14 өңірде ашылды, қалған алтауында 1 қазанға дейін ашылады. Мектептер тізімі қоса берілді.",
    "text_ru": "Кружки открыты в 14 регионах, в остальных шести откроются до 1 октября. Список школ приложен.",
    "text_en": "Circles opened in 14 regions; in the other six they open by 1 October. The list of schools is attached.",
}
AKIM_ANSWERS = [
    ("2-14/88", "Есеп облыс сайтында екі тілде жарияланды.", "Отчёт опубликован на сайте области на двух языках.", "The report is published on the region's site in two languages."),
    ("05-3/212", "Есеп дайын, деректері 20 тамызда қосылады.", "Отчёт готов, данные добавим 20 августа.", "The report is ready; its data follow on 20 August."),
    ("1-9/67", "Есеп бір үлгімен жарияланды, кестелері ашық деректерде.", "Отчёт опубликован по образцу, таблицы в открытых данных.", "The report is published in the common form; its tables are open data."),
]  # fmt: skip
REQUEST = {
    "subject_kk": "Ауыл мектептерінің қысқа дайындығын талқылау",
    "subject_ru": "Обсудить подготовку сельских школ к зиме",
    "subject_en": "To discuss how village schools prepare for winter",
}
POLL = {
    "question_kk": "Этностар тарихы қорын цифрландыру мәселесі күзгі Сессияның күн тәртібіне енгізілсін бе?",
    "question_ru": "Внести ли оцифровку фонда истории этносов в повестку дня осенней Сессии?",
    "question_en": "Should digitising the archive of ethnic histories go on the autumn Session's agenda?",
}
