"""The President's yearly Messages and strategies, their clauses, and the tasks and measures that each clause is carried out by."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.programmes.models.plans import WORDS
from shanyraq.programmes.models.standing import STANDS, Standing
from shanyraq.web.folded import FoldedField, Worded

MESSAGE_KINDS = ("message", "strategy")


class Message(Worded):
    """A Message to the people, or a strategy, that programmes go by. Its words stay in its own paper."""

    kind = models.CharField(max_length=8, choices=[(one, one) for one in MESSAGE_KINDS])
    day = models.DateField(help_text="the day it was given")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    paper = models.CharField(max_length=300, help_text="where its text stands: a number, an address")
    by = models.CharField(max_length=80)
    on = models.DateField()
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["kind", "day"], name="programmes_message_once"),
            models.CheckConstraint(condition=~Q(paper=""), name="programmes_message_names_its_paper"),
        ]


class MessageClause(models.Model):
    """A clause that concerns accord between ethnic groups: its number in the Message, and what it asks for."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="clauses")
    number = models.CharField(max_length=60)
    says_kk = models.TextField()
    says_ru = models.TextField(blank=True)
    says_en = models.TextField(blank=True)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["message", "number"], name="programmes_clause_once"),
            models.CheckConstraint(condition=~Q(says_kk=""), name="programmes_clause_says_something"),
        ]


class ClauseLink(Standing):
    """A task or a measure that carries a clause out, and how; taken back it stays, with its day."""

    clause = models.ForeignKey(MessageClause, on_delete=models.PROTECT, related_name="links")
    part = models.ForeignKey("programmes.Part", on_delete=models.PROTECT, related_name="clause_links")
    why = models.CharField(max_length=500)

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["clause", "part"],
                condition=STANDS,
                name="programmes_clause_linked_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_clause_link_says_why"),
        ]
