"""What somebody typed in one language is marked with it, alone and inside a sentence, and nothing escapes its escaping."""

import pytest
from django.utils.translation import override

from shanyraq.web.templatetags.furniture import say, typed

TYPED = [
    ("en", "деректер кестесі жоқ", '<span lang="kk">деректер кестесі жоқ</span>'),
    ("ru", "Г. Тасқын-Демо", '<span lang="kk">Г. Тасқын-Демо</span>'),
    ("kk", "деректер кестесі жоқ", "деректер кестесі жоқ"),
    ("kk", "К-4 хаттама", "К-4 хаттама"),
    ("en", "К-4 хаттама", '<span lang="kk">К-4 хаттама</span>'),
    (
        "kk",
        "Секретариат не нашёл в отчёте таблицы",
        '<span lang="ru">Секретариат не нашёл в отчёте таблицы</span>',
    ),
    ("en", "01-7/45", "01-7/45"),
    ("en", "", ""),
]


@pytest.mark.parametrize(("language", "text", "marked"), TYPED)
def test_a_typed_text_names_its_language_where_it_is_not_the_readers(
    language: str, text: str, marked: str
) -> None:
    with override(language):
        assert typed(text) == marked


def test_a_sentence_keeps_the_mark_and_escapes_the_rest() -> None:
    with override("en"):
        said = say("{who} & {what}", who=typed("<i>жоқ</i>"), what="<b>")
    assert said == '<span lang="kk">&lt;i&gt;жоқ&lt;/i&gt;</span> &amp; &lt;b&gt;'
