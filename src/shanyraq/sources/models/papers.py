"""Papers as received: the file by its hash, its lines, and the clauses joined from them."""

from django.db import models


class Paper(models.Model):
    """A paper. Its bytes lie under the files' folder by their SHA-256; the same bytes are received once."""

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=400)
    name = models.CharField(max_length=200, help_text="the file's name as it came")
    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveIntegerField()
    languages = models.JSONField(default=list, help_text="by share of the text, the greatest first")
    line_count = models.PositiveIntegerField()
    clause_count = models.PositiveIntegerField()
    by = models.CharField(max_length=80, help_text="opaque: person:12, system")
    on = models.DateField(help_text="domain clock")
    at = models.DateTimeField(help_text="machine clock")


class Line(models.Model):
    """A line of a paper, counted from 1, exactly as received."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="sources_line_once")]


class Clause(models.Model):
    """A paragraph joined from lines first_line to last_line.

    `starts` pairs offsets in the text with the lines they came from; `changes` lists what joining did:
    {"line", "kind", "before", "after", "sure"}. The words themselves are never changed.
    """

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="clauses")
    number = models.PositiveIntegerField(help_text="from 1, in the order of the paper")
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    language = models.CharField(max_length=3, blank=True)
    starts = models.JSONField(default=list)
    changes = models.JSONField(default=list)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["paper", "number"], name="sources_clause_once")]
        indexes = [models.Index(fields=["paper", "first_line"], name="sources_clause_by_line")]
