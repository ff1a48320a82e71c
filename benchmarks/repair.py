"""How well damaged papers are repaired, beside the simplest rules and the best method tried with the gold.

    python benchmarks/repair.py [DATA SEEDS]

DATA is the folder with `text/repair-gold.jsonl`, SEEDS the folder with the five papers; both are looked for beside
the project. For each kind of damage the table shows the share of lines that come back exactly right (spaces
collapsed): by the simplest rule (join every letter or hyphen, else do nothing); by the best of the methods tried when
the gold was made (on both halves of it); repaired with the papers as context; the same with the damaged lines kept
out of the context. "Made" is damage made by rule from clean sentences of other papers, half of which serve as
context. Then the clean lines that were changed, and the time for a paper of 300 pages. Exit 1 if a goal was missed.
"""

import argparse
import gzip
import json
import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "packages/kazakhtext/src"))

from kazakhtext.language import language_of
from kazakhtext.repair import Repairer

GOALS = {
    "letter-spaced": 0.99,
    "double spaces lost": 0.95,
    "partly spaced": 0.90,
    "displaced": 0.90,
    "hyphens": 0.95,
}
TRIED = {
    "letter-spaced": 1.00,
    "double spaces lost": 0.939,
    "partly spaced": 1.00,
    "displaced": 0.933,
    "hyphens": 1.00,
}
MOST_SECONDS = 10
NAMES = {
    "letter_spaced": "letter-spaced",
    "partly_spaced": "partly spaced",
    "displaced": "displaced",
    "hyphenation": "hyphens",
}
DAMAGE = {"letter_spaced", "displaced", "partly_spaced"}
SENTENCES = 400
PAGES, LINES_ON_PAGE = 300, 45
VOWELS = "аәеёиоөуұүыіэюя"


@dataclass(frozen=True)
class Item:
    """One damaged line with its right text."""

    kind: str
    raw: str
    gold: str
    before: str = ""


def norm(text: str) -> str:
    """Collapse spaces and remove a space before a closing mark, as the gold is compared."""
    return re.sub(r" ([.,;:)»])", r"\1", " ".join(text.split()))


def read_gold(path: Path) -> list[Item]:
    """Return the gold items, the letter-spaced ones also with their double spaces lost."""
    items = []
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        items.append(Item(NAMES[row["kind"]], row["raw"], row["gold"], row.get("prev", "")))
        if row["kind"] == "letter_spaced":
            items.append(Item("double spaces lost", re.sub(" +", " ", row["raw"]), row["gold"]))
    return items


def simplest(item: Item) -> str:
    """Repair by the simplest rule: join letters at single spaces, join every hyphen, else do nothing."""
    if item.kind in ("letter-spaced", "double spaces lost", "partly spaced"):
        return " ".join(part.replace(" ", "") for part in re.split(" {2,}", item.raw))
    if item.kind == "hyphens":
        return item.raw.replace("-\n", "")
    return item.raw


def share(items: Sequence[Item], repair: Callable[[Item], str]) -> float:
    """Return the share of items that come back right."""
    return sum(norm(repair(item)) == norm(item.gold) for item in items) / len(items)


def without_damage(papers: Iterable[Sequence[str]], items: Sequence[Item]) -> list[list[str]]:
    """Return the papers without the lines that the items were taken from."""
    taken = {piece.strip() for item in items for piece in item.raw.split("\n")}
    return [[line for line in lines if line.strip() not in taken] for lines in papers]


def clean_sentences(path: Path) -> list[str]:
    """Return Kazakh sentences of 6 to 11 words from published passages."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as rows:
        for row in rows:
            text = re.sub(r"« | »", lambda match: match[0].strip(), norm(json.loads(row)["text"]))
            for sentence in re.split(r"(?<=[.!?])\s+", text):
                is_plain = re.fullmatch(r"[А-ЯЁӘҒҚҢӨҰҮІ][а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮІ ,«»-]+[.]", sentence)
                if is_plain and 6 <= len(sentence.split()) <= 11 and language_of(sentence) == "kk":
                    found.append(sentence)
    return found


def make_damage(sentences: Sequence[str], chance: random.Random) -> list[Item]:
    """Damage sentences by rule, one item of each kind from each."""
    items = []
    for sentence in sentences:
        words = sentence.split()
        tail = " ".join(words[-4:])
        spaced = "  ".join(" ".join(word) for word in tail.split())
        items.append(Item("letter-spaced", spaced, tail))
        items.append(Item("double spaces lost", re.sub(" +", " ", spaced), tail))
        broken = "  ".join(
            re.sub("і(?=.)", lambda m: chance.choice(["і ", " і", "і"]), word) for word in tail.split()
        )
        if broken.replace("  ", " ") != tail:
            items.append(Item("partly spaced", broken.strip(), tail))
        items.append(throw_out(words, chance))
        hyphen = break_word(words, chance)
        if hyphen is not None:
            items.append(hyphen)
    return items


def throw_out(words: Sequence[str], chance: random.Random) -> Item:
    """Throw one to three words of a line to its end, as an extraction does with links."""
    size = chance.choice([1, 1, 1, 1, 2, 3])
    at = chance.randrange(1, len(words) - size - 1)
    span = " ".join(words[at : at + size])
    mark = span[-1] if span[-1] in ",;:" else ""
    span = span.removesuffix(mark)
    hole = f" {mark} " if mark else "  "
    base = " ".join(words[:at]) + hole + " ".join(words[at + size :])
    # Half of the lines end inside the sentence, so that no mark shows where the thrown-out words begin.
    if chance.random() < 0.5:
        return Item("displaced", base.removesuffix(".") + " " + span, " ".join(words).removesuffix("."))
    return Item("displaced", base + span, " ".join(words))


def break_word(words: Sequence[str], chance: random.Random) -> Item | None:
    """Break a long word at a syllable, or a compound at its hyphen."""
    compounds = [word for word in words if re.fullmatch(r"[^\W\d_]{2,}-[^\W\d_]{2,}", word)]
    if compounds:
        left, right = compounds[0].split("-")
        return Item("hyphens", f"{left}-\n{right}", compounds[0])
    longs = [word for word in words if word.isalpha() and len(word) > 7]
    if not longs:
        return None
    word = chance.choice(longs)
    places = [
        i
        for i in range(2, len(word) - 2)
        if word[i] not in VOWELS and word[i + 1] in VOWELS and word[i - 1] in VOWELS
    ]
    if not places:
        return None
    at = chance.choice(places)
    return Item("hyphens", f"{word[:at]}-\n{word[at:]}", word)


def changed_clean_lines(
    repairer: Repairer, papers: Sequence[Sequence[str]], sentences: Sequence[str]
) -> list[str]:
    """Return the clean sentences, and the undamaged lines of the papers, that came back otherwise."""
    found = [line for line in sentences if norm(repairer.repair_line(line)) != norm(line)]
    for lines in papers:
        found += [
            line.raw.strip()
            for line in repairer.repair(lines).lines
            if norm(line.raw) != norm(line.text) and not DAMAGE & {change.kind for change in line.changes}
        ]
    return found


def seconds_for_300_pages(repairer: Repairer, lines: Sequence[str]) -> float:
    """Return the seconds that a paper of 300 pages takes, made by repeating `lines`."""
    wanted = PAGES * LINES_ON_PAGE
    paper = (list(lines) * (wanted // len(lines) + 1))[:wanted]
    start = time.perf_counter()
    repairer.repair(paper)
    return time.perf_counter() - start


def main() -> int:
    """Print the table, and give 1 if a goal was missed."""
    beside = Path(__file__).resolve().parents[2] / "shared"
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path, nargs="?", default=beside / "data")
    parser.add_argument("seeds", type=Path, nargs="?", default=beside / "seeds")
    options = parser.parse_args()
    if not (options.data / "text/repair-gold.jsonl").exists():
        print(f"left out: no gold in {options.data}; name the folders DATA and SEEDS")
        return 0
    papers = [path.read_text("utf-8").split("\n") for path in sorted(options.seeds.glob("0*.txt"))]
    gold = read_gold(options.data / "text/repair-gold.jsonl")
    sentences = clean_sentences(options.data / "text/kazqad-corpus-10k.jsonl.gz")
    chance = random.Random(149)
    chance.shuffle(sentences)
    half = len(sentences) // 2
    whole = Repairer(papers)
    other = Repairer([*papers, sentences[half:]])
    missed = print_table(papers, gold, make_damage(sentences[:SENTENCES], chance), whole, other)
    changed = changed_clean_lines(other, papers, sentences[:half])
    print(f"\nclean sentences and lines changed: {len(changed)} of {half} sentences and the five papers")
    for line in changed[:20]:
        print("   ", line)
    seconds = seconds_for_300_pages(whole, papers[1])
    print(f"300 pages: {seconds:.1f} s")
    return int(missed or seconds > MOST_SECONDS)


def print_table(
    papers: Sequence[Sequence[str]],
    gold: Sequence[Item],
    made: Sequence[Item],
    whole: Repairer,
    other: Repairer,
) -> bool:
    """Print a row for each kind of damage, and tell whether a goal was missed."""
    apart = Repairer(without_damage(papers, gold))
    heads = ("simplest", "tried", "repaired", "kept out", "goal")
    print(f"{'kind':20}{'n':>5}{''.join(f'{head:>10}' for head in heads)}{'n made':>8}{'made':>7}")
    missed = False
    for kind, goal in GOALS.items():
        mine = [item for item in gold if item.kind == kind]
        theirs = [item for item in made if item.kind == kind]
        repaired = share(mine, by(whole))
        figures = (share(mine, simplest), TRIED[kind], repaired, share(mine, by(apart)), goal)
        cells = "".join(f"{figure:10.3f}" for figure in figures)
        print(f"{kind:20}{len(mine):5}{cells}{len(theirs):8}{share(theirs, by(other)):7.3f}")
        missed = missed or repaired < goal
    return missed


def by(repairer: Repairer) -> Callable[[Item], str]:
    """Return the repair of an item by `repairer`."""
    return lambda item: repairer.repair_line(item.raw, before=item.before)


if __name__ == "__main__":
    sys.exit(main())
