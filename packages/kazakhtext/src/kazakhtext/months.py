"""Names of the months in Kazakh, Russian and English."""

MONTHS = {
    "kk": (
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ),
    "ru": (
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
RU_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
# Months of four or five letters are not shortened in Russian.
SHORT = {
    "kk": ("қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."),
    "ru": (
        "янв.",
        "февр.",
        "марта",
        "апр.",
        "мая",
        "июня",
        "июля",
        "авг.",
        "сент.",
        "окт.",
        "нояб.",
        "дек.",
    ),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}


def month_name(month: int, lang: str) -> str:
    """Return the name of month 1–12 standing alone: сәуір, апрель, April."""
    return MONTHS[lang][month - 1]


def month_number(word: str) -> int | None:
    """Return 1–12 for the name of a month in any of the three languages, with any ending, or None."""
    text = word.lower().rstrip(".")
    for names in (RU_GENITIVE, *(tuple(name.lower() for name in row) for row in MONTHS.values())):
        if text in names:
            return names.index(text) + 1
    for row in SHORT.values():
        shorts = [short.lower().rstrip(".") for short in row]
        if text in shorts:
            return shorts.index(text) + 1
    return _inflected(text)


_KAZAKH_TAILS_TEXT = """
ның нің дың дің тың тің ны ні ды ді ты ті ға ге қа ке да де та те дан ден тан тен нан нен мен бен пен
дағы дегі тағы тегі ы і сы сі ында інде ына іне ынан інен ының інің ындағы індегі сында сінде
"""
_KAZAKH_TAILS = _KAZAKH_TAILS_TEXT.split()
_RUSSIAN_TAILS = ("у", "е", "ом", "ю", "ем", "ём", "а", "я")


def _inflected(text: str) -> int | None:
    for index, name in enumerate(MONTHS["kk"]):
        stems = (name, "қыркүйег") if name == "қыркүйек" else (name,)
        if any(text.startswith(stem) and text.removeprefix(stem) in _KAZAKH_TAILS for stem in stems):
            return index + 1
    for index, name in enumerate(MONTHS["ru"]):
        stem = name.rstrip("ьй")
        if len(stem) > 2 and text.startswith(stem) and text.removeprefix(stem) in _RUSSIAN_TAILS:
            return index + 1
    return None
