"""Tables of the record. Entries are only ever inserted; triggers in the database refuse the rest (guards.py)."""

import secrets

from django.db import models


def new_salt() -> str:
    """Make 128 bits of salt, as hex."""
    return secrets.token_hex(16)


class Instance(models.Model):
    """What this database is a record of: a rehearsal or the institution itself. One row, written once.

    `rehearsal_day` is the domain clock of a rehearsal: the day whose rules apply. It moves by whole days.
    """

    REHEARSAL, OFFICIAL = "rehearsal", "official"

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    kind = models.CharField(max_length=10, choices=[(REHEARSAL, REHEARSAL), (OFFICIAL, OFFICIAL)])
    rehearsal_day = models.DateField(null=True, blank=True)
    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200)
    begun_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="journal_one_instance"),
            models.CheckConstraint(
                condition=models.Q(kind="rehearsal", rehearsal_day__isnull=False)
                | models.Q(kind="official", rehearsal_day__isnull=True),
                name="journal_only_a_rehearsal_has_its_own_day",
            ),
        ]


class Entry(models.Model):
    """One act: who, when (both clocks), what, about what, on which article.

    `actor` and `about` are opaque ("person:12", "meetings.session:5"). `law` is a list of citations
    ("law-70-iv-2008:9"); `standing` names the confirmed norms the act stands on. `facts` holds what is
    public; `digests` holds digests of personal values and of the state before and after, salted with the
    salt of the entry's `Detail`, so that publishing the entry gives no way to guess them. `salt` is public.
    """

    at = models.DateTimeField(help_text="machine clock")
    day = models.DateField(help_text="domain clock: the day whose rules applied")
    actor = models.CharField(max_length=80)
    act = models.CharField(max_length=80)
    about = models.CharField(max_length=120)
    law = models.JSONField(default=list)
    standing = models.JSONField(default=list)
    facts = models.JSONField(default=dict)
    digests = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, default=new_salt)

    class Meta:
        indexes = [
            models.Index(fields=["about", "id"], name="journal_entry_about"),
            models.Index(fields=["act", "id"], name="journal_entry_act"),
            models.Index(fields=["day", "id"], name="journal_entry_day"),
        ]

    def __str__(self) -> str:
        return f"{self.pk} {self.act} {self.about}"


class Detail(models.Model):
    """Personal values of an entry and the salt of its digests, beside it: erased, and the chain still holds.

    Erasing empties `values` and `salt` and names the entry of the act that erased; a trigger refuses any other change.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="detail")
    values = models.JSONField(default=dict)
    salt = models.CharField(max_length=32, default=new_salt, blank=True)
    erased_by = models.ForeignKey(Entry, null=True, on_delete=models.PROTECT, related_name="erasures")


class Leaf(models.Model):
    """The place of an entry in the sealed log: position from 0, and its leaf hash (hex, SHA-256)."""

    position = models.PositiveBigIntegerField(primary_key=True)
    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="leaf")
    hash = models.CharField(max_length=64)


class Head(models.Model):
    """A sealed head: the Merkle root over the first `size` leaves, linked to the head before it (hex, SHA-256)."""

    size = models.PositiveBigIntegerField(primary_key=True)
    root = models.CharField(max_length=64)
    previous = models.CharField(max_length=64)
    link = models.CharField(max_length=64)
    at = models.DateTimeField()


class Node(models.Model):
    """A complete subtree of 256, 65 536, … leaves (`level` 8, 16, …), kept so that sealing and proofs stay cheap."""

    pk = models.CompositePrimaryKey("level", "index")
    level = models.PositiveSmallIntegerField()
    index = models.PositiveBigIntegerField()
    hash = models.CharField(max_length=64)
