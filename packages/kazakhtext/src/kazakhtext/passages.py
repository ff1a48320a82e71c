"""Passages that occur twice, in one paper or in two, found once with both places."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kazakhtext.lines import Paragraph
from kazakhtext.neighbours import tokens_of

_SHINGLE = 6
_FEWEST_WORDS = 14
_MOST_GAP = 12
_MOST_PLACES = 8
_LEAST_SIMILARITY = 0.8
# Fewer words of a paragraph than these at the edge of a passage only happen to be the same: [4], 1)
_FEWEST_AT_EDGE = 3


@dataclass(frozen=True)
class Place:
    """Where a passage stands: the paper's name, its first and last line."""

    paper: str
    first_line: int
    last_line: int


@dataclass(frozen=True)
class Repeat:
    """One passage with two places, the later one last, and how alike they are (0 to 1, by letters in order)."""

    first: Place
    second: Place
    similarity: float
    words: int


@dataclass(frozen=True)
class _Stream:
    words: list[str]
    lines: list[int]
    paragraphs: list[int]


def _stream(paragraphs: Sequence[Paragraph]) -> _Stream:
    words: list[str] = []
    lines: list[int] = []
    numbers: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        at = 0
        lowered = paragraph.text.lower()
        for token in tokens_of(paragraph.text):
            at = max(at, lowered.find(token, at))
            if token[0].isalnum():
                words.append(token)
                lines.append(paragraph.line_at(at))
                numbers.append(number)
            at += len(token)
    return _Stream(words, lines, numbers)


def find_repeats(papers: Mapping[str, Sequence[Paragraph]]) -> list[Repeat]:
    """Return the passages of at least 14 words that occur twice in `papers`, alike to 0.8 or more.

    Papers are named paragraphs, as `join_lines` or a repair gives them. Each pair of places is given once, in
    the order of the papers and lines.
    """
    streams = {name: _stream(paragraphs) for name, paragraphs in papers.items()}
    seeds: dict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for name, stream in streams.items():
        for at in range(len(stream.words) - _SHINGLE + 1):
            seeds[tuple(stream.words[at : at + _SHINGLE])].append((name, at))
    return list(_repeats(seeds, streams))


def _repeats(
    seeds: Mapping[tuple[str, ...], list[tuple[str, int]]], streams: Mapping[str, _Stream]
) -> Iterator[Repeat]:
    pairs: dict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for places in seeds.values():
        if not 1 < len(places) <= _MOST_PLACES:
            continue
        for index, (name, at) in enumerate(places):
            for other, there in places[index + 1 :]:
                pairs[name, other].append((at, there))
    for (name, other), found in pairs.items():
        for run in _chains(sorted(found)):
            repeat = _measure(name, other, run, streams)
            if repeat is not None:
                yield repeat


def _chains(points: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Group the common shingles that follow each other in both places with small gaps."""
    open_chains: list[list[tuple[int, int]]] = []
    for point in points:
        for chain in reversed(open_chains):
            step, other_step = point[0] - chain[-1][0], point[1] - chain[-1][1]
            if 0 < step <= _MOST_GAP and 0 < other_step <= _MOST_GAP:
                chain.append(point)
                break
        else:
            open_chains.append([point])
        for chain in [chain for chain in open_chains if point[0] - chain[-1][0] > _MOST_GAP]:
            open_chains.remove(chain)
            yield chain
    yield from open_chains


def _measure(
    name: str, other: str, run: list[tuple[int, int]], streams: Mapping[str, _Stream]
) -> Repeat | None:
    a, b = streams[name], streams[other]
    start, there = run[0]
    end, there_end = run[-1][0] + _SHINGLE, run[-1][1] + _SHINGLE
    # The words at both edges are the same one by one: what is cut off here is cut off there.
    cut = max(_at_edge(a.paragraphs[start:end]), _at_edge(b.paragraphs[there:there_end]))
    start, there = start + cut, there + cut
    cut = max(_at_edge(a.paragraphs[start:end][::-1]), _at_edge(b.paragraphs[there:there_end][::-1]))
    end, there_end = end - cut, there_end - cut
    overlaps = name == other and there < end
    if end - start < _FEWEST_WORDS or overlaps:
        return None
    similarity = likeness(a.words[start:end], b.words[there:there_end])
    if similarity < _LEAST_SIMILARITY:
        return None
    return Repeat(
        Place(name, a.lines[start], a.lines[end - 1]),
        Place(other, b.lines[there], b.lines[there_end - 1]),
        round(similarity, 3),
        end - start,
    )


def _at_edge(paragraphs: Sequence[int]) -> int:
    """Return how many words to leave off at the beginning: those of a paragraph that gives only a few."""
    edge = next((n for n, number in enumerate(paragraphs) if number != paragraphs[0]), 0)
    return edge if edge < _FEWEST_AT_EDGE else 0


def likeness(one: Sequence[str], other: Sequence[str]) -> float:
    """Return how alike two runs of words are, from 0 to 1: the share of letters that stand in both in one order."""
    same = 0
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            same += sum(map(len, one[a:b]))
        elif tag == "replace":
            letters = SequenceMatcher(None, "".join(one[a:b]), "".join(other[c:d]), autojunk=False)
            same += sum(block.size for block in letters.get_matching_blocks())
    total = sum(map(len, one)) + sum(map(len, other))
    return 2 * same / total if total else 1.0
