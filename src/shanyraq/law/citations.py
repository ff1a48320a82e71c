"""Say a citation for people, and give the address of its clause."""

from rulebook import Act, Citation

from shanyraq.law import book

_ARTICLE = {
    "kk": ("{}-бап", "{}-т.", "{})"),
    "ru": ("ст. {}", "п. {}", "пп. {})"),
    "en": ("art. {}", "pt {}", "sub. {})"),
}
_KINDS = {
    "constitution": {"kk": "Конституция", "ru": "Конституция", "en": "Constitution"},
    "constitutional-law": {
        "kk": "Конституциялық заң",
        "ru": "Конституционный закон",
        "en": "Constitutional law",
    },
    "law": {"kk": "Заң", "ru": "Закон", "en": "Law"},
    "code": {"kk": "Кодекс", "ru": "Кодекс", "en": "Code"},
    "decree": {"kk": "Жарлық", "ru": "Указ", "en": "Decree"},
    "resolution": {"kk": "Қаулы", "ru": "Постановление", "en": "Resolution"},
}


def address_of(citation: Citation) -> str:
    """Give the path of a citation's clause under the language: /acts/law-70-iv-2008/10/#10-5."""
    parts = citation.parts
    if not parts:
        return f"/acts/{citation.act}/"
    return f"/acts/{citation.act}/{parts[0]}/"


def in_words(citation: Citation, language: str) -> str:
    """Say a citation in one line: «Заң 70-IV, 10-бап, 5-т.»; a regulation is cited by its points.

    An act that is not in the book is said by its slug: an error a test finds.
    """
    act = book().acts.get(citation.act)
    if act is None:
        return str(citation)
    article, point, subpoint = _ARTICLE[language]
    forms = [article, point, subpoint] if act.divisions == "article" else [point, subpoint, subpoint]
    said = [form.format(part) for form, part in zip(forms, citation.parts, strict=False)]
    return ", ".join([_short(act, language), *said])


def _short(act: Act, language: str) -> str:
    kind = _KINDS.get(act.kind, {}).get(language)
    if kind is None or (not act.number and act.kind not in {"constitution"}):
        return act.titles[language]
    if act.kind == "constitution" and act.date:
        return {"kk": f"{act.date.year} жылғы {kind}", "ru": f"{kind} {act.date.year} года"}.get(
            language, f"{act.date.year} {kind}"
        )
    return f"{kind} {act.number}" if act.number else kind
