"""Texts of acts: provisions with their wordings by date, notes, amendments, relations, inconsistencies."""

from django.db import models
from django.db.models import Q

from shanyraq.sources.models import Clause, Paper


class ActText(models.Model):
    """The text of an act in one language, read from a paper. A later paper's text replaces it;
    both are kept.
    """

    act = models.CharField(max_length=80, db_index=True, help_text="slug of the act in the book")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=2)
    begun = models.DateField(help_text="the day the first wording counts from")
    by = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()
    replaced_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["act", "language"],
                condition=Q(replaced_on__isnull=True),
                name="acts_one_text_of_an_act",
            )
        ]


class Provision(models.Model):
    """A place of an act:
    chapter, point, subpoint, unnumbered paragraph and so on, in the order of the paper.
    """

    of = models.ForeignKey(ActText, on_delete=models.PROTECT, related_name="provisions")
    eid = models.CharField(max_length=80, help_text="Akoma Ntoso name: chp_2__pt_4__sub_3")
    place = models.CharField(
        max_length=40, help_text='as cited and addressed: "4(3)", "decree-1", "chapter-2"'
    )
    kind = models.CharField(max_length=12)
    number = models.CharField(max_length=8, blank=True)
    part = models.PositiveSmallIntegerField(
        help_text="0 is the act itself, then what it approves, its annexes"
    )
    position = models.PositiveIntegerField()
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="children")
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    clause = models.ForeignKey(Clause, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["of", "eid"], name="acts_provision_once")]
        indexes = [models.Index(fields=["of", "place"], name="acts_provision_by_place")]


class ProvisionText(models.Model):
    """What is known of a provision for [since, until):
    its words, that they are not held, or that it is excluded.
    """

    HELD, NOT_HELD, EXCLUDED = "held", "not_held", "excluded"

    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="texts")
    state = models.CharField(max_length=8)
    text = models.TextField(blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    amendment = models.ForeignKey("Amendment", null=True, on_delete=models.PROTECT, related_name="texts")

    class Meta:
        ordering = ["since"]


class EditorialNote(models.Model):
    """An editorial note or an excluded point:
    where it stands, what it names, what was done, in which language.
    """

    of = models.ForeignKey(ActText, on_delete=models.PROTECT, related_name="notes")
    provision = models.ForeignKey(Provision, on_delete=models.PROTECT, related_name="notes")
    said_place = models.CharField(max_length=40, blank=True)
    change = models.CharField(max_length=12)
    language = models.CharField(max_length=2, blank=True, help_text="the one language touched; empty: both")
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()


class Amendment(models.Model):
    """An amending act named by a note. `act` is its slug, empty where the register has no such act."""

    note = models.ForeignKey(EditorialNote, on_delete=models.PROTECT, related_name="amendments")
    number = models.CharField(max_length=40)
    date = models.DateField()
    act = models.CharField(max_length=80, blank=True)
    entry_rule = models.CharField(max_length=30)
    in_force_from = models.DateField(null=True, blank=True, help_text="empty: to be supplied")
    shown_from = models.DateField(help_text="entry into force where it is known, else signature")


class FoundRelation(models.Model):
    """What the text of an act says of another act: its basis, what it repeals, wholly or in part."""

    of = models.ForeignKey(ActText, on_delete=models.PROTECT, related_name="relations")
    tie = models.CharField(max_length=12)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40, blank=True)
    date = models.DateField()
    title = models.CharField(max_length=400, blank=True)
    place = models.CharField(max_length=40, blank=True)
    publications = models.JSONField(default=list, help_text="[collection, year, number, document]")
    act = models.CharField(max_length=80, blank=True)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()


class Inconsistency(models.Model):
    """What in the paper of an act does not agree with itself."""

    of = models.ForeignKey(ActText, on_delete=models.PROTECT, related_name="inconsistencies")
    code = models.CharField(max_length=40)
    place = models.CharField(max_length=40)
    facts = models.JSONField(default=dict)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
