"""A reader finds a word in whatever script and form they type it."""

import gzip
import json
import math
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from kazakhtext.search import analyse, fold, grams, skeleton, variants
from kazakhtext.stems import stem


@pytest.mark.parametrize(
    ("forms", "expected"),
    [
        ("мүше мүшелер мүшелерінің мүшесіне", "мүше"),
        ("бап бабы бапта бабының", "бап"),
        ("шешім шешімдер шешімдерін шешімі", "шешім"),
        ("қоғам қоғамның қоғамы қоғамдық", "қоғам"),
        ("Кеңес кеңесінде кеңестің", "кеңес"),
    ],
)
def test_forms_of_a_word_share_a_stem(forms: str, expected: str) -> None:
    assert {stem(form) for form in forms.split()} == {expected}


def test_short_words_stay_whole() -> None:
    assert [stem(word) for word in ("ел", "су", "заң", "аты")] == ["ел", "су", "заң", "аты"]
    assert stem("") == ""


@pytest.mark.requirement("ING-07", "ING-11")
@pytest.mark.parametrize(
    "spellings",
    [
        "қазақ казак qazaq kazak Qazaq",
        "ұйым уйым ūiym uiym",
        "әдебиет адебиет ädebiet adebiet",
        "хабар habar khabar һабар",
        "шешім шешим şeşım sheshim",
        "жаңа жана jaña zhana",
    ],
)
def test_spellings_of_all_scripts_share_a_skeleton(spellings: str) -> None:
    assert len({skeleton(word) for word in spellings.split()}) == 1


@pytest.mark.requirement("ING-07")
def test_abbreviations_in_look_alike_letters_are_found_by_latin_ones() -> None:
    document = analyse("Халықтық ІРО туралы")
    for query in ("IPO", "ІРО", "ipo"):
        assert set(analyse(query).words) & set(document.words)


@pytest.mark.requirement("ING-07")
def test_mixed_script_words_are_folded() -> None:
    assert fold("Тегiне әлеу\u00adметтiк") == "тегіне әлеуметтік"


@pytest.mark.requirement("ING-11")
def test_variants_of_a_term_find_each_other() -> None:
    assert variants("кәрістердің") == ("корей",)
    assert variants("сараптамалық") == ("сарапшылық",)
    assert set(variants("үндесу")) == {"үнқатысу", "ұнқатысу"}
    assert variants("мұражай") == ()


def test_compounds_are_found_whole_and_by_part_and_stop_words_not_at_all() -> None:
    assert analyse("іс-қимыл және бұл").words == ("іс-қимыл", "іс", "қимыл")
    assert analyse("").grams == ()


def test_grams_mark_the_ends_of_a_word() -> None:
    assert grams("kazak") == ["_kaz", "kaza", "azak", "zak_"]
    assert grams("el") == ["_el_"]


@pytest.mark.shared
def test_stems_answer_more_questions_than_five_letters() -> None:
    folder = Path(__file__).parents[4] / "shared/data/text"
    if not folder.is_dir():
        pytest.skip("the folder ../shared is not here")
    with gzip.open(folder / "kazqad-corpus-10k.jsonl.gz", "rt", encoding="utf-8") as rows:
        documents = [json.loads(row) for row in rows]
    with gzip.open(folder / "kazqad-queries.jsonl.gz", "rt", encoding="utf-8") as rows:
        queries = [json.loads(row) for row in rows]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sizes = []
    for number, document in enumerate(documents):
        counts = Counter(analyse(f"{document['title']} {document['text']}").stems)
        sizes.append(sum(counts.values()))
        for term, count in counts.items():
            places[term].append((number, count))
    mean = sum(sizes) / len(sizes)
    gained = 0.0
    for query in queries:
        scores: dict[int, float] = defaultdict(float)
        for term in set(analyse(query["query"]).stems):
            found = places.get(term, [])
            rarity = math.log(1 + (len(documents) - len(found) + 0.5) / (len(found) + 0.5))
            for number, count in found:
                scores[number] += rarity * count * 1.9 / (count + 0.9 * (0.6 + 0.4 * sizes[number] / mean))
        best = sorted(scores, key=lambda number: scores[number], reverse=True)[:10]
        relevant = set(map(str, query["relevant"]))
        gain = sum(
            1 / math.log2(rank + 2) for rank, n in enumerate(best) if str(documents[n]["id"]) in relevant
        )
        gained += gain / sum(1 / math.log2(rank + 2) for rank in range(min(10, len(relevant))))
    assert gained / len(queries) >= 0.72
