"""What a check finds when somebody with the keys to the database has been at it, past every guard."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from shanyraq.journal import anchors, guards, merkle, sealing, services
from shanyraq.journal.acting import SYSTEM, Actor
from shanyraq.journal.models import Detail, Entry, Head, Instance, Leaf, Node
from shanyraq.journal.tests.making import AT, NOW, write
from shanyraq.journal.verifying import verify

pytestmark = pytest.mark.django_db
ADMIN = Actor("person:1", 1, frozenset({"instance.administrator"}))


def sealed(*batches: int, **told: Any) -> list[Entry]:
    """Write and seal batch after batch, a minute apart."""
    entries = []
    for number, count in enumerate(batches):
        entries += write(count, **told)
        sealing.seal_all(NOW + timedelta(minutes=number))
    return entries


def kinds() -> set[str]:
    return {finding.kind for finding in verify().findings}


def past_the_guards(change: Callable[[], object]) -> None:
    guards.lift_guards(connection)
    with connection.constraint_checks_disabled():
        change()


def drop(table: str, where: str) -> None:
    """Delete behind the back of the guards and the keys."""
    guards.lift_guards(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"DELETE FROM {table} WHERE {where}")
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = DEFAULT")


@pytest.fixture
def keys_unwatched(django_db_setup: None, db: None) -> Any:
    """Take the rows of the record away at the end, so that the test's own broken keys are not held against it."""
    yield
    for table in ("journal_leaf", "journal_detail", "journal_entry"):
        drop(table, "1=1")


def test_an_untouched_journal_is_whole() -> None:
    sealed(3, 2, 4, personal={"name": "Айгүл"})
    report = verify()
    assert report.whole and (report.size, report.heads, report.unsealed) == (9, 3, 0)


def test_an_empty_journal_is_whole() -> None:
    assert verify().whole


@pytest.mark.parametrize(
    "change",
    [
        {"actor": "person:9"},
        {"facts": {"number": 99}},
        {"act": "tests.other"},
        {"law": ["law-70-iv-2008:9"]},
        {"day": AT.day + timedelta(days=1)},
        {"at": NOW + timedelta(microseconds=1)},
        {"salt": "0" * 32},
        {"digests": {}},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_entry_is_found_and_named(change: dict[str, Any]) -> None:
    entries = sealed(5, before={"x": 1})
    past_the_guards(lambda: Entry.objects.filter(pk=entries[2].pk).update(**change))
    found = [f for f in verify().findings if f.kind == "changed"]
    assert len(found) == 1 and f"entry {entries[2].pk} " in found[0].words


def test_a_change_covered_up_in_its_leaf_breaks_the_head() -> None:
    entries = sealed(5, 5)

    def cover() -> None:
        Entry.objects.filter(pk=entries[2].pk).update(actor="person:9")
        leaf = sealing.leaf_of(Entry.objects.get(pk=entries[2].pk)).hex()
        Leaf.objects.filter(entry=entries[2]).update(hash=leaf)

    past_the_guards(cover)
    report = verify()
    assert {f.kind for f in report.findings} == {"head"}
    assert "positions 0 to 4" in report.findings[0].words


def test_a_removed_entry_is_found(keys_unwatched: None) -> None:
    entries = sealed(5)
    drop("journal_entry", f"id = {entries[2].pk}")
    assert kinds() == {"removed"}


def test_an_entry_removed_with_its_leaf_is_found(keys_unwatched: None) -> None:
    entries = sealed(5)
    drop("journal_leaf", f"entry_id = {entries[2].pk}")
    drop("journal_entry", f"id = {entries[2].pk}")
    assert kinds() == {"removed"}


def test_two_entries_that_changed_places_are_found() -> None:
    sealed(4)

    def swap() -> None:
        a, b = Leaf.objects.get(position=1), Leaf.objects.get(position=2)
        first, second = (a.entry_id, a.hash), (b.entry_id, b.hash)
        spare = write(1)[0].pk
        Leaf.objects.filter(position=1).update(entry_id=spare)
        Leaf.objects.filter(position=2).update(entry_id=first[0], hash=first[1])
        Leaf.objects.filter(position=1).update(entry_id=second[0], hash=second[1])

    past_the_guards(swap)
    assert "head" in kinds()


def test_an_entry_inserted_into_the_past_is_found_before_and_after_it_is_sealed() -> None:
    sealed(3)
    old = NOW - timedelta(days=2)
    Entry.objects.create(at=old, day=old.date(), actor="person:1", act="tests.write", about="tests.thing:0")
    assert kinds() == {"inserted"}
    sealing.seal_all(NOW + timedelta(minutes=5))
    assert kinds() == {"inserted"}


def test_an_entry_inserted_among_the_sealed_breaks_the_heads() -> None:
    entries = sealed(3, 3)

    def insert() -> None:
        Leaf.objects.filter(position=5).update(position=6)
        extra = write(1)[0]
        Leaf.objects.create(position=5, entry=extra, hash=sealing.leaf_of(extra).hex())

    past_the_guards(insert)
    assert {"head", "removed"} <= kinds() and len(entries) == 6


def test_an_act_that_waited_for_a_sealer_that_was_down_is_not_suspected() -> None:
    sealed(2)
    write(3)
    sealing.seal_all(NOW + timedelta(days=3))
    assert verify().whole


def test_personal_values_that_do_not_match_are_found() -> None:
    entries = sealed(2, personal={"name": "Айгүл"})
    past_the_guards(lambda: Detail.objects.filter(entry=entries[0]).update(values={"name": "Басқа"}))
    assert kinds() == {"detail"}


def test_personal_values_removed_without_an_act_are_found() -> None:
    entries = sealed(2, personal={"name": "Айгүл"})
    past_the_guards(lambda: Detail.objects.filter(entry=entries[0]).delete())
    assert kinds() == {"detail"}


def test_personal_values_emptied_in_the_name_of_another_act_are_found() -> None:
    entries = sealed(2, personal={"name": "Айгүл"})
    Detail.objects.filter(entry=entries[0]).update(values={}, salt="", erased_by=entries[1])
    assert kinds() == {"detail"}


def test_after_an_erasure_the_chain_still_holds() -> None:
    entries = sealed(2, personal={"name": "Айгүл"})
    services.erase_personal(by=ADMIN, at=AT, entry=entries[0].pk, paper="Өтініш № 3")
    sealing.seal_all(NOW + timedelta(minutes=3))
    report = verify()
    assert report.whole and report.erased == 1


@pytest.mark.parametrize("column", ["root", "previous", "link"])
def test_a_broken_head_is_found(column: str) -> None:
    sealed(2, 2, 2)
    past_the_guards(lambda: Head.objects.filter(size=4).update(**{column: "ab" * 32}))
    assert kinds() == {"head"}


def test_a_head_whose_time_was_changed_is_found() -> None:
    sealed(2, 2)
    past_the_guards(lambda: Head.objects.filter(size=2).update(at=NOW - timedelta(seconds=1)))
    assert kinds() == {"head"}


def test_a_removed_head_is_found() -> None:
    sealed(2, 2, 2)
    past_the_guards(lambda: Head.objects.filter(size=4).delete())
    assert kinds() == {"head"}
    past_the_guards(lambda: Head.objects.filter(size=6).delete())
    assert "removed" in kinds()


def test_a_spoilt_node_is_found() -> None:
    Entry.objects.bulk_create(
        Entry(at=NOW, day=AT.day, actor="system", act="tests.write", about=f"t:{n}") for n in range(300)
    )
    sealing.seal_all(NOW)
    past_the_guards(lambda: Node.objects.update(hash="ab" * 32))
    assert kinds() == {"node"}


def test_an_instance_that_changed_its_kind_is_found() -> None:
    names = {"kk": "А", "ru": "Б", "en": "C"}
    services.begin_instance(by=SYSTEM, at=AT, kind="rehearsal", names=names, rehearsal_day=AT.day)
    Instance.objects.update(kind="official", rehearsal_day=None)
    assert kinds() == {"instance"}


def cut_the_tail() -> str:
    """Seal 9 entries, keep the head, and cut the journal back to 5 with everything that tells of it."""
    sealed(5, 4)
    kept = anchors.said(Head.objects.get(size=9))
    entries = list(Leaf.objects.filter(position__gte=5).values_list("entry_id", flat=True))
    past_the_guards(lambda: Head.objects.filter(size=9).delete())
    past_the_guards(lambda: Leaf.objects.filter(position__gte=5).delete())
    past_the_guards(lambda: Entry.objects.filter(pk__in=entries).delete())
    return kept


def test_a_lost_tail_is_found_only_with_an_anchor_and_it_says_so() -> None:
    kept, out = cut_the_tail(), StringIO()
    call_command("verify", stdout=out)
    assert "whole: nothing was changed" in out.getvalue()
    assert "Not proven" in out.getvalue() and "was not cut off" in out.getvalue()
    with pytest.raises(SystemExit) as stopped:
        call_command("verify", anchor=[kept], stdout=(out := StringIO()))
    assert stopped.value.code == 1
    assert "the tail is lost, 4 entries of 9" in out.getvalue()


def test_a_journal_rewritten_whole_does_not_match_its_anchor() -> None:
    sealed(3)
    kept = anchors.said(Head.objects.get())

    def rewrite() -> None:
        Head.objects.all().delete()
        Leaf.objects.all().delete()
        Entry.objects.update(actor="person:9")
        sealing.seal_all(NOW)

    past_the_guards(rewrite)
    assert verify().whole
    assert [f.kind for f in verify(anchors.read(kept)).findings] == ["anchor"]


def test_an_anchor_that_agrees_is_named_in_each_of_its_forms(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path
    sealed(3, 2)
    head = Head.objects.get(size=3)
    file = anchors.publish(head, AT.day)
    assert anchors.publish(Head.objects.get(size=5), AT.day) == file, "a day is published once"
    for given in (str(file), str(file.parent), anchors.said(head), head.link):
        out = StringIO()
        call_command("verify", anchor=[given], stdout=out)
        assert "agrees with" in out.getvalue() and "was not cut off" not in out.getvalue()


@pytest.mark.parametrize("given", ["nothing-here.json", "12:xyz", ""])
def test_what_is_no_anchor_is_said_in_one_line(given: str) -> None:
    with pytest.raises(CommandError) as problem:
        call_command("verify", anchor=[given])
    assert problem.value.returncode == 2


def test_unsealed_entries_are_counted() -> None:
    sealed(2)
    write(3)
    out = StringIO()
    call_command("verify", stdout=out)
    assert "unsealed    3 entries" in out.getvalue() and "anything about the unsealed" in out.getvalue()


def test_a_proof_of_any_entry_leads_to_any_later_head() -> None:
    sealed(3, 4, 5)
    for head in Head.objects.all():
        for position in range(head.size):
            proof = merkle.inclusion_proof(sealing.SealedTree(), position, head.size)
            leaf = bytes.fromhex(Leaf.objects.get(position=position).hash)
            assert merkle.root_from_proof(leaf, position, head.size, proof) == bytes.fromhex(head.root)
