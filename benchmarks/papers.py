"""What a long paper costs: `python benchmarks/papers.py [--pages 300] [--pdf FILE]`. Fails where 300 pages need more than 10 seconds.

A PDF of invented Kazakh sentences is set by typst, then received as `shanyraq ingest` does it: text taken out by places,
repaired, joined, kept, repetitions found. The peer is pypdf's own `extract_text` on the same file, which only takes the
text out. Runs in a folder and a database of its own. The work is done by one process alone, so that on a machine that does
nothing else the seconds of its processor are the seconds that somebody waits; the goal is judged by them, starting included,
and the clock's seconds of this run are printed beside.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(HOME), str(HOME / "src"), *map(str, (HOME / "packages").glob("*/src"))]

import typst  # noqa: E402
from pypdf import PdfReader  # noqa: E402

from tests import fresh  # noqa: E402

GOAL = 10.0
_OF_PAGES = 300
WHO = "Кеңес|Хатшылық|бірлестік|Төраға|мүше|Сессия|ауыл|өңір|кітапхана|мектеп|мұражай|қоғам|жиналыс|комиссия|жастар"
HOW = (
    "жыл сайын|өз бастамасымен|заңда белгіленген тәртіппен|отырыста|келісім бойынша|ашық түрде|көктемде|биыл"
)
WHAT = "мәселені|жобаны|есепті|ұсынысты|жоспарды|шешімді|бағдарламаны|хаттаманы|үндеуді|тізімді"
DOES = "қарайды|дайындайды|талқылайды|бекітеді|жариялайды|түзетеді|тапсырады|сақтайды|таратады|салыстырады"
PARTS = [words.split("|") for words in (WHO, HOW, WHAT, DOES)]
RECEIVE = """
import sys, time
from pathlib import Path
from django.utils.translation import override
from shanyraq.journal import clock
from shanyraq.people.acting import SYSTEM
from shanyraq.sources import rules
from shanyraq.sources.services import receive_paper
content = Path(sys.argv[1]).read_bytes()
told = []
begun = time.perf_counter()
read = rules.read(content, lambda done, total: told.append(done))
taken = time.perf_counter()
with override("kk"):
    paper = receive_paper(by=SYSTEM, at=clock.moment(), content=content, name="long.pdf", slug="long", title="Ұзақ",
                          read=read, progress=lambda done, total: told.append(done))
kept = time.perf_counter()
print(taken - begun, kept - taken, time.process_time(), paper.line_count, paper.clause_count, len(told))
"""


def paper_of(pages: int) -> bytes:
    """Set a paper of about so many pages."""
    chance = random.Random(7)
    sentences = (
        f"{chance.choice(PARTS[0])} {chance.choice(PARTS[1])} {chance.randrange(2, 400)} {chance.choice(PARTS[2])} "
        f"{chance.choice(PARTS[3])}."
        for _ in range(pages * 70)
    )
    paragraphs = [" ".join(group) for group in zip(*[iter(sentences)] * 6, strict=True)]
    head = '#set page(paper: "a4", numbering: "1")\n#set text(size: 11pt, lang: "kk")\n'
    body = "\n\n".join(text[0].upper() + text[1:] for text in paragraphs)
    return bytes(typst.compile((head + "#set par(justify: true, first-line-indent: 1cm)\n" + body).encode()))


def main() -> int:
    """Print the table; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--pages", type=int, default=_OF_PAGES)
    parser.add_argument("--pdf", type=Path, help="a paper to take instead of the invented one")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = given.pdf or Path(folder) / "long.pdf"
        if given.pdf is None:
            file.write_bytes(paper_of(given.pages))
        content = file.read_bytes()
        pages = len(PdfReader(BytesIO(content)).pages)
        here = fresh.on_sqlite(Path(folder) / "var")
        said, _ = here.python(RECEIVE, str(file)).communicate()
        taken, kept, cpu, lines, clauses, told = map(float, said.split())
        begun, busy = time.perf_counter(), time.process_time()
        for page in PdfReader(BytesIO(content)).pages:
            page.extract_text()
        peer, peer_cpu = time.perf_counter() - begun, time.process_time() - busy
    goal = GOAL * pages / _OF_PAGES
    size = f"{pages} pages, {len(content) / 1e6:.1f} MB, {lines:.0f} lines, {clauses:.0f} clauses"
    print(f"{size}, progress told {told:.0f} times\n")
    print(f"{'step':<44}{'by the clock, s':>16}{'processor, s':>16}{'goal, s':>10}")
    print(f"{'text taken out by places':<44}{taken:>16.2f}")
    print(f"{'repaired, joined, kept, repetitions found':<44}{kept:>16.2f}")
    print(f"{'whole, starting included in the processor':<44}{taken + kept:>16.2f}{cpu:>16.2f}{goal:>10.1f}")
    print(f"{'peer: pypdf extract_text, text only':<44}{peer:>16.2f}{peer_cpu:>16.2f}")
    return int(cpu > goal)


if __name__ == "__main__":
    sys.exit(main())
