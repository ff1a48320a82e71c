"""What `kazakhtext repair` does: all input is read and checked first, so that nothing is left half done."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from kazakhtext.lines import Paragraph
from kazakhtext.order import ReadingOrder, reading_order
from kazakhtext.passages import find_repeats
from kazakhtext.reading import LONGEST_LINE, read_paper
from kazakhtext.refusals import UnreadablePaperError
from kazakhtext.repair import Repairer
from kazakhtext.slips import propose_slips

_LONG_PAPER = 2_000
_MARK = b"\xef\xbb\xbf"  # of UTF-8, as editors on Windows set it


def _read_all(paths: Sequence[Path]) -> dict[Path, list[str]]:
    papers: dict[Path, list[str]] = {}
    refused: dict[str, UnreadablePaperError] = {}
    for path in paths:
        try:
            papers[path] = read_paper(path)
        except UnreadablePaperError as error:
            refused[str(path)] = error
    if refused:
        code = next(iter(refused.values())).code
        raise UnreadablePaperError(code, "\n".join(f"{n}: {e}" for n, e in refused.items()), files=refused)
    return papers


def _bad(code: str, line: int, words: str, **facts: object) -> UnreadablePaperError:
    return UnreadablePaperError(code, f"line {line} of the input {words}", {"line": line, **facts})


def _records(data: bytes) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(data.removeprefix(_MARK).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise _bad("not-json", number, f"is not JSON: {error}", why=error) from error
        if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("raw"), str):
            raise _bad("no-fields", number, 'needs "id" and a text "raw"')
        if not isinstance(record.get("prev") or "", str):
            raise _bad("no-prev", number, 'has a "prev" that is not a text')
        if max(len(record["raw"]), len(record.get("prev") or "")) > LONGEST_LINE:
            raise _bad(
                "long-text", number, f"has a text of more than {LONGEST_LINE:,} letters", most=LONGEST_LINE
            )
        if any("\ud800" <= letter <= "\udfff" for letter in json.dumps(record, ensure_ascii=False)):
            raise _bad("half-letter", number, "holds half of a letter")
        yield record


def repair_records(data: bytes, context: Sequence[Path]) -> str:
    """Return `{"id","text"}` lines for `{"id","raw","prev"?}` lines, with the words of the context papers.

    Without context the records themselves are the context; blank lines are passed over. Raise `UnreadablePaperError` for bad input, naming
    its line.
    """
    records = list(_records(data))
    papers: list[list[str]] = list(_read_all(context).values())
    repairer = Repairer(papers or [[line for record in records for line in record["raw"].split("\n")]])
    lines = []
    for record in records:
        text = repairer.repair_line(record["raw"], before=record.get("prev") or "")
        lines.append(json.dumps({"id": record["id"], "text": text}, ensure_ascii=False) + "\n")
    return "".join(lines)


def repair_files(paths: Sequence[Path], context: Sequence[Path], *, as_json: bool, notes: TextIO) -> str:
    """Return the papers repaired: paragraphs with blank lines between, in reading order, or JSON lines.

    A summary goes to `notes`: changes by kind, what is unsure, repeated passages, proposed corrections,
    progress of long papers. Raise `UnreadablePaperError` if any paper cannot be read.
    """
    papers = _read_all(list(dict.fromkeys(paths)))
    others = _read_all([path for path in context if path not in papers])
    repairer = Repairer([*papers.values(), *others.values()])
    output = []
    repaired: dict[str, Sequence[Paragraph]] = {}
    for path, lines in papers.items():
        paper = repairer.repair(lines, _progress(path, len(lines), notes))
        order = reading_order(paper.paragraphs)
        repaired[str(path)] = paper.paragraphs
        shown = _in_order(paper.paragraphs, order)
        output.append(_as_json(path, shown) if as_json else _as_text(path, shown, with_name=len(papers) > 1))
        _summarise(path, paper.paragraphs, order, repairer, notes)
    for repeat in find_repeats(repaired):
        first, second = repeat.first, repeat.second
        notes.write(
            f"repeated: {first.paper}:{first.first_line}-{first.last_line} = "
            f"{second.paper}:{second.first_line}-{second.last_line} ({repeat.similarity:.3f})\n"
        )
    return "".join(output)


def _progress(path: Path, size: int, notes: TextIO) -> Any:
    if size < _LONG_PAPER:
        return None

    def report(done: int, total: int) -> None:
        notes.write(f"{path.name}: {done} of {total} lines\n")
        notes.flush()

    return report


def _in_order(paragraphs: Sequence[Paragraph], order: ReadingOrder | None) -> list[Paragraph]:
    if order is None or not order.sure:
        return list(paragraphs)
    return [
        paragraph
        for first, last in order.ranges
        for paragraph in paragraphs
        if first <= paragraph.first_line <= last
    ]


def _as_text(path: Path, paragraphs: Sequence[Paragraph], *, with_name: bool) -> str:
    head = f"# {path.name}\n\n" if with_name else ""
    return head + "".join(f"{paragraph.text}\n\n" for paragraph in paragraphs)


def _as_json(path: Path, paragraphs: Sequence[Paragraph]) -> str:
    rows = (
        {
            "file": path.name,
            "first_line": paragraph.first_line,
            "last_line": paragraph.last_line,
            "text": paragraph.text,
            "changes": [
                {"line": c.line, "kind": c.kind, "before": c.before, "after": c.after, "sure": c.sure}
                for c in paragraph.changes
            ],
        }
        for paragraph in paragraphs
    )
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def _summarise(
    path: Path,
    paragraphs: Sequence[Paragraph],
    order: ReadingOrder | None,
    repairer: Repairer,
    notes: TextIO,
) -> None:
    changes = [change for paragraph in paragraphs for change in paragraph.changes]
    kinds = Counter(change.kind for change in changes)
    counted = ", ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())) or "nothing changed"
    notes.write(f"{path.name}: {len(paragraphs)} paragraphs; {counted}\n")
    for change in changes:
        if not change.sure:
            notes.write(
                f"unsure: {path.name}:{change.line} {change.kind}: {change.before} -> {change.after}\n"
            )
    for slip in propose_slips(paragraphs, repairer.vocabulary):
        notes.write(f"proposed: {path.name}:{slip.line} {slip.word} -> {slip.proposal}\n")
    if order is not None:
        notes.write(f"order: {path.name}: {order.note}{'' if order.sure else ' (unsure, left as it is)'}\n")
