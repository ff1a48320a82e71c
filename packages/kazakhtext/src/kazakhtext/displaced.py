"""Link or bold words that an extraction threw to the end of their line, put back into the hole they left.

A hole is a wide gap, a mark with a space before it, a mark that opens the line, or one space too many at the
line's start. The words thrown out stand at the line's end: glued to the last mark or word, behind a wide
space, or simply as the last words.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kazakhtext.neighbours import START, Neighbours, tokens_of

_GLUED_TO_MARK = re.compile(r"(?<=[^\W\d_]{2}[.:;!?])(?=[^\W\d_]|«|[-–—] )|(?<=[») ][.:;!?])(?=[^\W\d_]|«)")
_GLUED_TO_WORD = re.compile(r"(?<=[a-zа-яёәғқңөұүһі]{2})(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі])")
_BEHIND_WIDE_SPACE = re.compile(r"(?<=[.:;])\s{3,}(?=\S)")
_INNER_HOLE = re.compile(r"(?<=\S)(?:[ \u00a0]{2,}(?=\S)|[ \u00a0]+(?=[,.;:!?](?:\s|$|[^\W\d])))")
_LEADING_MARK = re.compile(r"[,;:.](?=\s|$)")
_TERMINAL = re.compile(r"[.;:!?…][»”\")\]]*$")
_LIST_LABEL = re.compile(r"(?:\d{1,3}[.)]|[●•▪\uf0b7])(?:\s|$)")
_HAS_WORDS = re.compile(r"[^\W_]")
_MOST_WORDS = 8
_MOST_HOLES = 4
_PAGE_MARK = 2
_FIT_WEIGHT = 0.5
_LENGTH_COST = (0.0, 0.0, 2.5, 3.0, 3.2, 3.4, 3.6, 3.8, 4.0)
_EMPTY_COST = {"mark": 10.0, "open": 6.0, "lead": 6.0, "gap": 3.0}
_ACT_NOUN = re.compile(
    r"(?:заң|жарлы[қғ]|конституция|қаулы|бағдарлама|стратегия|тұжырымдама|доктрина|жолдау|өкім|кодекс|жоспар)"
)
_ORDINAL = re.compile(r"[^\W\d_]+(?:інші|ыншы|нші|ншы)ден$|[^\W\d_]+(?:ншы)дан$")
_POSTPOSITIONS_TEXT = """
арқылы туралы үшін бойынша жөнінде жөніндегі ретінде деген атты дейінгі кейін саласында аясында шеңберінде
барысында
"""
_POSTPOSITIONS = frozenset(_POSTPOSITIONS_TEXT.split())
_NEVER_FIRST_TEXT = "оның олардың өз өзі өзінің осының бұл ол және мен пен бен да де болып"
_NEVER_FIRST = frozenset(_NEVER_FIRST_TEXT.split())
_CLEAR_LEAD = 0.5


@dataclass(frozen=True)
class Moved:
    """A line with its displaced words back in place, the words, and whether no other place comes close."""

    text: str
    spans: tuple[str, ...]
    sure: bool


@dataclass(frozen=True)
class _Hole:
    at: int
    kind: str


@dataclass(frozen=True)
class _Candidate:
    score: float
    text: str
    spans: tuple[str, ...]


def find_holes(line: str, *, indent: int = 6) -> list[tuple[int, str]]:
    """Return the places of `line` (without its indent) where words may be missing, with their kind."""
    return [(hole.at, hole.kind) for hole in _holes(line.strip(), _leading(line), indent)]


def looks_thrown(line: str) -> bool:
    """Tell whether words are glued to the end of `line`, or stand there behind a wide space."""
    return _glue(line.strip()) is not None


def _leading(line: str) -> int:
    return len(line) - len(line.lstrip(" \u00a0"))


def _opens_page(text: str, leading: int, before: str) -> bool:
    """Tell whether the one space at the line's start is only the mark of a page or a paragraph."""
    begins_sentence = not before.strip() or bool(_TERMINAL.search(before.rstrip()))
    return leading <= _PAGE_MARK and text[:1].isupper() and begins_sentence


def _holes(text: str, leading: int, indent: int) -> list[_Hole]:
    holes = []
    if _LEADING_MARK.match(text):
        holes.append(_Hole(0, "open"))
    elif leading in (1, 2, indent + 1) and not _LIST_LABEL.match(text):
        holes.append(_Hole(0, "lead"))
    for match in _INNER_HOLE.finditer(text):
        is_before_mark = text[match.end()] in ",.;:!?"
        holes.append(_Hole(match.start(), "mark" if is_before_mark else "gap"))
    return holes


def _glue(text: str) -> tuple[int, int] | None:
    """Return where the line proper ends and where the glued words begin, or None if nothing is glued."""
    wide = list(_BEHIND_WIDE_SPACE.finditer(text))
    if wide:
        return wide[-1].start(), wide[-1].end()
    places = [match.start() for match in _GLUED_TO_MARK.finditer(text)]
    places += [match.start() for match in _GLUED_TO_WORD.finditer(text)]
    return (max(places), max(places)) if places else None


def put_back(
    line: str, neighbours: Neighbours, *, before: str = "", after: str = "", indent: int = 6
) -> Moved | None:
    """Return `line` with displaced words put back, or None if it shows no displaced words.

    `before` is the end of the line before, repaired; `after` the beginning of the next line; `indent` the
    usual indent of a paragraph. The text comes back without outer spaces.
    """
    text = line.strip()
    holes = _holes(text, _leading(line), indent)
    if _opens_page(text, _leading(line), before):
        holes = [hole for hole in holes if hole.kind != "lead"]
    glue = _glue(text)
    if not holes or len(holes) > _MOST_HOLES:
        return None
    if glue is None and (_TERMINAL.search(text) or text[-1] in "-\u00ad"):
        return None
    candidates = sorted(
        _candidates(text, holes, glue, neighbours, before, after), key=lambda found: found.score, reverse=True
    )
    if not candidates or not candidates[0].spans:
        return None
    best = candidates[0]
    lead = best.score - candidates[1].score if len(candidates) > 1 else _CLEAR_LEAD
    is_plain = glue is not None and len(holes) == 1
    return Moved(best.text, best.spans, sure=is_plain or lead >= _CLEAR_LEAD)


def _candidates(
    text: str,
    holes: list[_Hole],
    glue: tuple[int, int] | None,
    neighbours: Neighbours,
    before: str,
    after: str,
) -> Iterator[_Candidate]:
    if glue is None:
        yield _weigh(text, [], holes, neighbours, before, after)
    for base, words in _tails(text, glue):
        # A wide gap right before words that are not glued may be their own place.
        end = len(base) if glue is None else len(base) - 1
        open_holes = [hole for hole in holes if hole.at <= end]
        for groups in _groupings(words, open_holes):
            yield _weigh(base, groups, open_holes, neighbours, before, after)


def _tails(text: str, glue: tuple[int, int] | None) -> Iterator[tuple[str, list[str]]]:
    if glue is not None:
        yield text[: glue[0]], text[glue[1] :].split()
        return
    for match in list(re.finditer(r"\s+(?=\S)", text))[-_MOST_WORDS:]:
        base = text[: match.start()]
        words = text[match.end() :].split()
        # Words were thrown out of something: marks alone are no line.
        if words[0][0] not in ",.;:!?" and _HAS_WORDS.search(base):
            yield base, words


def _groupings(words: list[str], holes: list[_Hole]) -> Iterator[list[tuple[_Hole, list[str]]]]:
    """Share the words, in order, among one or more of the holes, in order."""

    def share(rest: list[str], places: list[_Hole]) -> Iterator[list[tuple[_Hole, list[str]]]]:
        if not rest:
            yield []
            return
        for index, hole in enumerate(places):
            for size in range(1, len(rest) + 1):
                for others in share(rest[size:], places[index + 1 :]):
                    yield [(hole, rest[:size]), *others]

    return share(words, holes)


def _fill(base: str, groups: list[tuple[_Hole, list[str]]]) -> str:
    out, at = "", 0
    for hole, words in groups:
        out += f"{base[at : hole.at]} {' '.join(words)} "
        at = hole.at
    out = f"{out}{base[at:]}"
    return re.sub(r"\s+([,.;:!?)»](?:\s|$))", r"\1", " ".join(out.split()))


def _weigh(
    base: str,
    groups: list[tuple[_Hole, list[str]]],
    holes: list[_Hole],
    neighbours: Neighbours,
    before: str,
    after: str,
) -> _Candidate:
    text = _fill(base, groups)
    context = tokens_of(before)[-1:] or [START]
    tokens = context + tokens_of(text) + tokens_of(after)[:1]
    score = _FIT_WEIGHT * neighbours.fit_all(tokens)
    filled = {hole for hole, _ in groups}
    score -= sum(_EMPTY_COST[hole.kind] for hole in holes if hole not in filled)
    for hole, words in groups:
        score += _likeness(hole, words, base, before)
    return _Candidate(score, text, tuple(" ".join(words) for _, words in groups))


def _likeness(hole: _Hole, words: list[str], base: str, before: str) -> float:
    """Return how much the words look like a thrown-out link that belongs into this hole."""
    span = " ".join(words)
    score = -_LENGTH_COST[min(len(words), _MOST_WORDS)]
    left = base[: hole.at].rstrip() or before.rstrip()
    opens_sentence = not left or bool(_TERMINAL.search(left))
    first = words[0].lstrip("«“(")[:1]
    if opens_sentence:
        score += 2.0 if first.isupper() else -5.0
    elif first.isupper() or words[0][0] == "«" or _ACT_NOUN.match(words[0].lower()):
        score += 1.5
    if words[0].lower() in _NEVER_FIRST:
        score -= 2.0
    if not first.isupper() and "«" not in span and any(word[:1].isupper() for word in words[1:]):
        # A name begins with its capital: one that stands inside begins a second link.
        score -= 1.0
    if span.count("«") != span.count("»"):
        score -= 6.0
    if words[0].lower().strip(",") in _POSTPOSITIONS:
        score -= 4.0
    if _ORDINAL.match(words[0].lower().rstrip(",")):
        score += 4.0 if opens_sentence else -4.0
    if _ACT_NOUN.match(words[0].lower()) and re.search(r"(?:[»\"”]|№\s*\S+)$", left):
        score += 4.0
    return score
