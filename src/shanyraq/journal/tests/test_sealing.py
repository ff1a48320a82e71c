"""Sealing: in order, once, at a cost that does not grow; and what the database itself refuses."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import Error, connection, transaction

from shanyraq.journal import merkle, sealing
from shanyraq.journal.models import Detail, Entry, Head, Leaf, Node
from shanyraq.journal.recording import digest
from shanyraq.journal.tests.making import NOW, write

pytestmark = pytest.mark.django_db


def test_entries_are_sealed_in_order_under_one_head() -> None:
    entries = write(5)
    head = sealing.seal(NOW)
    assert head is not None and head.size == 5 and head.previous == "0" * 64
    assert list(Leaf.objects.order_by("position").values_list("entry_id", flat=True)) == [
        e.pk for e in entries
    ]
    assert bytes.fromhex(head.root) == merkle.root_of(sealing.SealedTree(), 0, 5)


def test_sealing_again_changes_nothing() -> None:
    write(3)
    sealing.seal(NOW)
    assert sealing.seal(NOW) is None
    assert sealing.seal_all(NOW) == 0
    assert (Leaf.objects.count(), Head.objects.count()) == (3, 1)


def test_heads_are_linked_one_to_the_next() -> None:
    write(3)
    first = sealing.seal(NOW)
    write(2)
    second = sealing.seal(NOW + timedelta(seconds=3))
    assert first and second and second.previous == first.link
    assert (
        second.link
        == merkle.link_hash(
            bytes.fromhex(first.link), 5, NOW + timedelta(seconds=3), bytes.fromhex(second.root)
        ).hex()
    )


def test_a_long_journal_is_sealed_in_slices_and_keeps_a_node_for_each_256() -> None:
    Entry.objects.bulk_create(
        Entry(at=NOW, day=NOW.date(), actor="system", act="tests.write", about=f"t:{n}") for n in range(600)
    )
    assert sealing.seal_all(NOW) == 600
    assert list(Node.objects.values_list("level", "index")) == [(8, 0), (8, 1)]
    leaves = [bytes.fromhex(h) for h in Leaf.objects.order_by("position").values_list("hash", flat=True)]
    peaks = merkle.Peaks()
    for leaf in leaves:
        peaks.append(leaf)
    assert Head.objects.get(size=600).root == peaks.root.hex()
    proof = merkle.inclusion_proof(sealing.SealedTree(), 301, 600)
    assert merkle.root_from_proof(leaves[301], 301, 600, proof) == peaks.root


def test_sealing_does_not_read_the_whole_journal(django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    Entry.objects.bulk_create(
        Entry(at=NOW, day=NOW.date(), actor="system", act="tests.write", about=f"t:{n}") for n in range(1023)
    )
    sealing.seal_all(NOW)
    write(1)
    with django_assert_max_num_queries(20):
        sealing.seal(NOW)


def test_an_act_overtaken_by_many_others_is_found_by_the_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "WINDOW", 4)
    late = Entry(pk=10_000_001, at=NOW, day=NOW.date(), actor="system", act="tests.write", about="t:late")
    for n in range(8):
        Entry.objects.create(
            pk=10_000_002 + n, at=NOW, day=NOW.date(), actor="system", act="tests.write", about=f"t:{n}"
        )
    sealing.seal_all(NOW)
    late.save(force_insert=True)
    assert sealing.seal(NOW) is None
    assert sealing.seal_all(NOW, sweep=True) == 1


@pytest.mark.parametrize("model", [Entry, Leaf, Head, Node])
def test_the_database_refuses_to_change_or_delete_the_record(model: type) -> None:
    Entry.objects.bulk_create(
        Entry(at=NOW, day=NOW.date(), actor="system", act="tests.write", about=f"t:{n}") for n in range(256)
    )
    sealing.seal(NOW)
    column = {Entry: "actor", Leaf: "hash", Head: "root", Node: "hash"}[model]
    table = model._meta.db_table
    for statement in (f"UPDATE {table} SET {column} = 'x'", f"DELETE FROM {table}"):
        with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.postgres
def test_postgresql_refuses_to_empty_the_record() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("TRUNCATE is PostgreSQL's")
    with pytest.raises(Error, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE journal_leaf")


def test_a_detail_can_be_erased_once_and_not_rewritten() -> None:
    entry, other = write(2, personal={"name": "Айгүл"})
    rewritten = Detail.objects.filter(entry=entry)
    with pytest.raises(Error, match="never changed"), transaction.atomic():
        rewritten.update(values={"name": "Басқа"})
    with pytest.raises(Error, match="never changed"), transaction.atomic():
        rewritten.delete()
    rewritten.update(values={}, salt="", erased_by=other)
    with pytest.raises(Error, match="never changed"), transaction.atomic():
        rewritten.update(erased_by=entry)


def test_digests_are_salted_with_a_salt_that_is_not_published() -> None:
    (entry,) = write(1, personal={"name": "Айгүл"}, before={"a": 1}, after={"a": 2})
    detail = Detail.objects.get(entry=entry)
    assert entry.digests["personal"] == digest(detail.salt, {"name": "Айгүл"})
    assert entry.digests["after"] == digest(detail.salt, {"a": 2})
    assert detail.salt not in str(sealing.contents_of(entry))


@pytest.mark.django_db(transaction=True)
def test_the_guards_come_and_go_with_their_migration() -> None:
    write(1)
    call_command("migrate", "journal", "0001", verbosity=0)
    Entry.objects.update(actor="x")
    call_command("migrate", "journal", verbosity=0)
    with pytest.raises(Error, match="never changed"), transaction.atomic():
        Entry.objects.update(actor="y")
