"""Many people act at once, over real connections: nothing is lost, nothing doubled, all is sealed and verified."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection, connections

from shanyraq.journal import sealing
from shanyraq.journal.models import Entry, Head, Leaf
from shanyraq.journal.tests.making import NOW, write
from shanyraq.journal.verifying import verify
from tests import fresh

WRITER = """
from shanyraq.journal import clock
from shanyraq.journal.tests.making import write
for number in range(int(sys.argv[2])):
    write(1, clock.moment(), act=f"tests.writer_{sys.argv[1]}", personal={"number": number})
print("done")
"""
SEALER = """
from time import monotonic, sleep
from shanyraq.journal import clock, sealing
from shanyraq.journal.models import Leaf
end = monotonic() + 60
while Leaf.objects.count() < int(sys.argv[1]) and monotonic() < end:
    sealing.seal(clock.now(), limit=50)
    sleep(0.02)
print("done")
"""
COUNT = """
from django.db.models import Count
from shanyraq.journal.models import Entry, Leaf, Detail
from shanyraq.journal.verifying import verify
report = verify()
acts = dict(Entry.objects.values_list("act").annotate(Count("id")))
personal = sorted(Detail.objects.filter(entry__act="tests.writer_2").values_list("values__number", flat=True))
print(report.whole, report.size, report.unsealed, Entry.objects.count(), sorted(acts.values()), personal == list(range(100)))
"""


def test_four_writers_and_two_sealers_on_one_sqlite_file(tmp_path: Path) -> None:
    here = fresh.on_sqlite(tmp_path / "var")
    writers = [here.python(WRITER, str(number), "100") for number in range(4)]
    sealers = [here.python(SEALER, "400") for _ in range(2)]
    for process in [*writers, *sealers]:
        said, _ = process.communicate(timeout=120)
        assert said.strip() == "done", said
    assert here.do(COUNT) == "True 400 0 400 [100, 100, 100, 100] True"


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_sixty_four_writers_and_three_sealers_on_postgresql() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL: DATABASE_URL")
    writers, acts, problems = 64, 10, []
    writing = threading.Event()
    writing.set()

    def guarded(work: Callable[[], object]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except Exception as problem:
                problems.append(problem)
            finally:
                connections.close_all()

        return run

    def keep_sealing() -> None:
        while writing.is_set():
            sealing.seal(NOW, limit=37)

    ready = threading.Barrier(writers)

    def keep_writing(number: int) -> Callable[[], object]:
        def work() -> None:
            connection.ensure_connection()
            ready.wait(60)
            for _ in range(acts):
                write(1, act=f"tests.writer_{number}", personal={"n": number})

        return work

    sealers = [threading.Thread(target=guarded(keep_sealing)) for _ in range(3)]
    threads = [threading.Thread(target=guarded(keep_writing(number))) for number in range(writers)]
    for thread in [*sealers, *threads]:
        thread.start()
    for thread in threads:
        thread.join()
    writing.clear()
    for thread in sealers:
        thread.join()
    sealing.seal_all(NOW)

    assert problems == []
    assert Entry.objects.count() == writers * acts == Leaf.objects.count()
    for number in range(writers):
        assert Entry.objects.filter(act=f"tests.writer_{number}").count() == acts
    report = verify()
    assert report.whole and (report.size, report.unsealed) == (writers * acts, 0)
    assert Head.objects.count() > 1, "sealing went on while people acted"
