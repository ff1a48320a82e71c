"""The language of a paragraph is found, also when it is short."""

import gzip
import json
from pathlib import Path

import pytest
from kazakhtext.alphabet import language_of


@pytest.mark.requirement("ING-07")
@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ассамблея Кеңесі шешім қабылдады.", "kk"),
        ("және", "kk"),
        ("Достар бар болды, олар да барады", "kk"),
        ("Совет принял решение о проведении сессии.", "ru"),
        ("общественно-политической", "ru"),
        ("Президент Республики Казахстан", "ru"),
        ("The Council adopted the decision.", "en"),
        ("Жогорку Кеңеш өлкөнүн өнүгүшү үчүн мыйзам кабыл алды", "und"),
        ("12.04.2025 № 149", "und"),
        ("", "und"),
        ("XXI", "und"),
    ],
)
def test_language(text: str, lang: str) -> None:
    assert language_of(text) == lang


@pytest.mark.shared
@pytest.mark.parametrize(
    ("lang", "words", "least"), [("kk", 999, 1.0), ("ru", 999, 1.0), ("en", 999, 0.99), ("kk", 4, 0.95)]
)
def test_language_of_published_sentences(lang: str, words: int, least: float) -> None:
    path = Path(__file__).parents[4] / f"shared/data/text/sib200-{lang}.jsonl.gz"
    if not path.exists():
        pytest.skip("the folder ../shared is not here")
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        texts = [json.loads(row)["text"] for row in rows]
    right = sum(language_of(" ".join(text.split()[:words])) == lang for text in texts)
    assert right / len(texts) >= least


@pytest.mark.requirement("ING-07")
@pytest.mark.parametrize(
    ("text", "among", "language"),
    [
        ("Мәдениет саласында:", "", "kk"), ("Н. Назарбаев", "kk", "kk"), ("Н. Назарбаев", "ru", "ru"),
        ("5.1.", "kk", "kk"), ("5.1.", "", "und"), ("Президент Республики Казахстан", "kk", "ru"),
    ],
)  # fmt: skip
def test_a_name_takes_the_language_around_it_and_a_sentence_keeps_its_own(
    text: str, among: str, language: str
) -> None:
    assert language_of(text, among) == language
