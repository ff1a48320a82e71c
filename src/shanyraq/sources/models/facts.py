"""Facts that people add, each with its paper, and contradictions settled by hand. The tables refuse a row without a source."""

from django.db import models
from django.db.models import F, Q

from shanyraq.sources.models.papers import Paper
from shanyraq.web.uploads import Attached


class FactPaper(Attached):
    """The file of a paper that an added fact stands on."""

    by = models.CharField(max_length=80)
    at = models.DateTimeField()


# A comparison with an absent line is neither true nor false, and a check lets that pass: presence is asked first.
_LINES = Q(paper__isnull=False, first_line__isnull=False, last_line__isnull=False) & Q(
    first_line__gte=1, last_line__gte=F("first_line")
)
_FILE = Q(paper__isnull=True, file__isnull=False, first_line__isnull=True, last_line__isnull=True) & ~Q(
    paper_title=""
)


class AddedFact(models.Model):
    """A figure of a series that an officer added or corrected.

    Its source is lines of a held paper, or an attached file with the paper's title. `as_of` is a year, month or
    day as the paper gives it; "" with dating "unknown" where it gives none. `corrects` names the figure it
    supersedes: a row "F-12" or one of the papers' own, "NUM-06"; that one is kept and shown.
    """

    STATED, ESTIMATED, UNKNOWN = "stated", "estimated", "unknown"

    series = models.CharField(max_length=80, db_index=True)
    value = models.CharField(max_length=24, help_text='"820", "1/3"')
    qualifier = models.CharField(max_length=10)
    dating = models.CharField(max_length=10)
    as_of = models.CharField(max_length=10, blank=True)
    says_kk = models.CharField(max_length=300)
    says_ru = models.CharField(max_length=300, blank=True)
    says_en = models.CharField(max_length=300, blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    first_line = models.PositiveIntegerField(null=True, blank=True)
    last_line = models.PositiveIntegerField(null=True, blank=True)
    file = models.ForeignKey(FactPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    paper_title = models.CharField(max_length=300, blank=True)
    corrects = models.CharField(max_length=80, blank=True, db_index=True)
    why = models.CharField(max_length=500, blank=True)
    by = models.CharField(max_length=80, help_text="opaque: person:12")
    on = models.DateField(help_text="domain clock")
    at = models.DateTimeField(help_text="machine clock")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=_LINES | _FILE, name="sources_fact_has_its_source"),
            models.CheckConstraint(
                condition=Q(dating="unknown", as_of="")
                | (Q(dating__in=["stated", "estimated"]) & ~Q(as_of="")),
                name="sources_fact_has_its_day_or_says_it_is_unknown",
            ),
            models.CheckConstraint(
                condition=~Q(series="") & ~Q(value="") & ~Q(says_kk=""), name="sources_fact_says_what_it_is"
            ),
            models.CheckConstraint(condition=Q(corrects="") | ~Q(why=""), name="sources_correction_says_why"),
            models.UniqueConstraint(
                fields=["corrects"], condition=~Q(corrects=""), name="sources_fact_corrected_once"
            ),
        ]

    @property
    def ident(self) -> str:
        """Give the name under which the fact is cited: "F-12"."""
        return f"F-{self.pk}"


class HandSettlement(models.Model):
    """An officer's word on a contradiction, with the reason: which statements stand (numbers from 1); none leaves it open.

    The last row of a contradiction holds; the rule's own answer is shown beside it.
    """

    contradiction = models.CharField(max_length=20, db_index=True)
    stands = models.JSONField(default=list, help_text="numbers of statements, from 1")
    why = models.CharField(max_length=500)
    by = models.CharField(max_length=80)
    on = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="sources_settlement_says_why"),
        ]
