"""What is known of a measure beside its words: who owns it, how it is glossed, which instruments carry it out, what it serves."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.people.models import Organization
from shanyraq.programmes.models.standing import STANDS, Standing

# 001:1197-1203: by what the Concept is carried out; a plan of a body made from assignments after a Session is a plan of action.
INSTRUMENTS = (
    "law", "strategic_document", "programme_document", "strategic_plan", "special_plan", "action_plan"
)  # fmt: skip


class Owner(models.Model):
    """The body that answers for a measure, by a paper; the next one ends it, and it stays with its days."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="owners")
    body = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    paper = models.CharField(max_length=300)
    by = models.CharField(max_length=80)
    on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["part"], condition=Q(ended_on__isnull=True), name="programmes_one_owner"
            ),
            models.CheckConstraint(condition=~Q(paper=""), name="programmes_owner_named_by_paper"),
        ]


class Gloss(models.Model):
    """A measure said in another language by an officer, beside the paper's own words. Never changed; the later counts."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="glosses")
    language = models.CharField(max_length=2, choices=[("ru", "ru"), ("en", "en"), ("kk", "kk")])
    text = models.TextField()
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["on", "pk"]


class Instrument(Standing):
    """A law, a document or a plan that carries a measure out, with the clause that does; taken back it stays."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="instruments")
    kind = models.CharField(max_length=20, choices=[(one, one) for one in INSTRUMENTS])
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=300, help_text="its number and day, as written on it")
    clause = models.CharField(max_length=120, blank=True, help_text="the article, point or line")

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["part", "kind", "paper", "clause"],
                condition=STANDS,
                name="programmes_instrument_once",
            ),
            models.CheckConstraint(condition=~Q(paper=""), name="programmes_instrument_names_its_paper"),
        ]


class Contribution(Standing):
    """A measure that brings an expected outcome nearer, and why; taken back it stays, with its day."""

    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="contributions")
    outcome = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="contributors")
    why = models.CharField(max_length=500)

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["part", "outcome"],
                condition=STANDS,
                name="programmes_contributes_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_contribution_says_why"),
        ]
