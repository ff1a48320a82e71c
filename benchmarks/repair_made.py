"""How well damage is repaired that was made from clean lines of the papers, in Kazakh and Russian, seed after seed.

    python benchmarks/repair_made.py [SEEDS] [--rounds 3] [--lines 300]

SEEDS is the folder with the five papers; it is looked for beside the project. In each round other lines that need no
repair are drawn and damaged by rule, and the papers are the context without these lines: "kept out" is what a paper
meets that nobody has seen. "Known" is the same with the clean lines in the context too, as when another edition of
the text is held. For each kind the table shows how many lines came back exactly right (spaces collapsed), how many came
back wrong (the others were left as they came), and of displaced words how many wrong ones were not flagged.
"""

import argparse
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "packages/kazakhtext/src"))
sys.path.insert(0, str(Path(__file__).parent))

from kazakhtext.language import language_of
from kazakhtext.repair import Repairer
from kazakhtext.vocabulary import is_letter_spaced, looks_damaged
from repair import Item, break_word, norm

FEWEST_WORDS = 5
LINKS = re.compile(
    r"^(?:[А-ЯӘҒҚҢӨҰҮІ«]|заң|жарлы|қаулы|бағдарлама|стратегия|тұжырымдама|конституция|доктрина)"
)


def clean_lines(papers: Sequence[Sequence[str]]) -> list[str]:
    """Return the lines that nothing is to be done to, of five words or more."""
    repairer, found = Repairer(papers), []
    for lines in papers:
        for line in repairer.repair(lines).lines:
            text = line.raw.strip()
            is_whole = not line.changes and not looks_damaged(text) and not is_letter_spaced(text)
            if is_whole and len(text.split()) >= FEWEST_WORDS and re.match(r"\w", text) and text[-1] != "-":
                found.append(text)
    return sorted(set(found))


def damages(line: str, chance: random.Random) -> Iterator[Item]:
    """Yield one item of each kind that can be made from a line, named with its language."""
    tongue = language_of(line)
    tail = " ".join(line.split()[-4:])
    for share in (1.0, 0.9):
        spaced = "  ".join(_apart(word, share, chance) for word in tail.split())
        name = "letters apart" if share == 1.0 else f"letters apart at {share:.0%} of places"
        yield Item(f"{tongue} {name}", spaced, tail)
        if share == 1.0:
            yield Item(f"{tongue} the same, double spaces lost", re.sub(" +", " ", spaced), tail)
    broken = "  ".join(
        re.sub("і(?=.)", lambda m: chance.choice(["і ", " і", "і"]), word) for word in tail.split()
    )
    if "і" in tail and re.sub(" +", " ", broken).strip() != tail:
        yield Item(f"{tongue} broken at і", broken.strip(), tail)
    yield from _thrown(line, tongue, chance)
    hyphen = break_word(line.split(), chance)
    if hyphen:
        yield Item(f"{tongue} hyphens", hyphen.raw, hyphen.gold)


def _apart(word: str, share: float, chance: random.Random) -> str:
    return word[0] + "".join((" " if chance.random() < share else "") + letter for letter in word[1:])


def _thrown(line: str, tongue: str, chance: random.Random) -> Iterator[Item]:
    """Yield a line with a link thrown to its end, glued as links before a mark are, and one with any word."""
    words = line.rstrip(".;:").split()
    end = line[len(line.rstrip(".;:")) :]
    links = [i for i in range(1, len(words) - 1) if LINKS.match(words[i]) and "»" not in words[i].lstrip("«")]
    for kind, places in (("link displaced", links), ("any word displaced", list(range(1, len(words) - 1)))):
        if not places:
            continue
        at = chance.choice(places)
        mark = words[at][-1] if words[at][-1] in ",;:" else ""
        hole = f" {mark} " if mark else "  "
        base = " ".join(words[:at]) + hole + " ".join(words[at + 1 :])
        thrown = words[at].removesuffix(mark)
        yield Item(f"{tongue} {kind}", base + (end or " ") + thrown, line)


def measure(repairer: Repairer, items: Sequence[Item]) -> dict[str, tuple[int, int, int]]:
    """Return for each kind how many items there are, how many came back right, and how many wrong."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for item in items:
        text = norm(repairer.repair_line(item.raw))
        count = counts[item.kind]
        count[0] += 1
        count[1] += text == norm(item.gold)
        count[2] += text not in (norm(item.gold), norm(item.raw))
    return {kind: (n, right, wrong) for kind, (n, right, wrong) in counts.items()}


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    beside = Path(__file__).resolve().parents[2] / "shared/seeds"
    parser.add_argument("seeds", type=Path, nargs="?", default=beside)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--lines", type=int, default=300)
    parser.add_argument("--show", help="print the items of this kind that came back wrong")
    options = parser.parse_args()
    papers = [path.read_text("utf-8").split("\n") for path in sorted(options.seeds.glob("0*.txt"))]
    if not papers:
        print(f"left out: no papers in {options.seeds}")
        return 0
    lines = clean_lines(papers)
    known = Repairer(papers)
    totals: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for seed in range(1, options.rounds + 1):
        chance = random.Random(seed)
        drawn = chance.sample(lines, min(options.lines, len(lines) // 3))
        apart = Repairer([[line for line in paper if line.strip() not in set(drawn)] for paper in papers])
        items = [item for line in drawn for item in damages(line, chance)]
        for kind, (n, right, wrong) in measure(apart, items).items():
            _, seen, also = measure(known, [item for item in items if item.kind == kind])[kind]
            for place, figure in enumerate((n, right, wrong, seen, also)):
                totals[kind][place] += figure
        for item in items if options.show else ():
            text = apart.repair_line(item.raw)
            if item.kind == options.show and norm(text) != norm(item.gold):
                print(f"{item.raw!r}\n   {text!r}\n   {item.gold!r}")
    print(f"{len(lines)} clean lines, {options.rounds} rounds of {options.lines}\n")
    print(f"{'damage':44}{'n':>6}{'kept out':>10}{'wrong':>8}{'known':>8}{'wrong':>8}")
    for kind, (n, right, wrong, seen, also) in sorted(totals.items()):
        print(f"{kind:44}{n:6}{right / n:10.3f}{wrong / n:8.3f}{seen / n:8.3f}{also / n:8.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
