"""What is laid over the book of law: confirmations and entered acts."""

import secrets

from django.db import models
from django.db.models import F, Q

from shanyraq.web.uploads import Attached


def new_mark() -> str:
    """Make a mark nobody has used."""
    return secrets.token_hex(12)


class Shelf(models.Model):
    """One row whose mark changes with every row laid over the book:
    one cheap read tells a cached book is old.
    """

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    mark = models.CharField(max_length=24, default=new_mark)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="acts_one_shelf")]


class AttachedPaper(Attached):
    """The file of a paper that a confirmation or an entered act stands on."""

    by = models.CharField(max_length=80)
    at = models.DateTimeField()


class Laid(models.Model):
    """What every row laid over the book says: who, when, on what paper; and whether it was withdrawn."""

    by = models.CharField(max_length=80, help_text="opaque: person:12")
    on = models.DateField(help_text="domain clock")
    at = models.DateTimeField(help_text="machine clock")
    file = models.ForeignKey(AttachedPaper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_on = models.DateField(null=True, blank=True)
    withdrawn_by = models.CharField(max_length=80, blank=True)
    withdrawn_why = models.CharField(max_length=500, blank=True)

    class Meta:
        abstract = True


class Confirmation(Laid):
    """An officer's word that an unconfirmed norm has this value for [since, until), and on what paper."""

    norm = models.CharField(max_length=120, db_index=True)
    value = models.JSONField(help_text='a whole number, "2/3", true, a word, or a list of words')
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=300, help_text="what the paper is, as written on it")
    paper_number = models.CharField(max_length=60)
    paper_date = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="acts_confirmation_ends_after_it_begins",
            )
        ]


class EnteredAct(Laid):
    """An act entered by an administrator, and what it does to the institution's status from a day on."""

    CONTINUES, ENDED, REPLACED, NOTHING = "continues", "ended", "replaced", ""
    EFFECTS = (CONTINUES, ENDED, REPLACED, NOTHING)

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=40)
    date = models.DateField()
    title_kk = models.CharField(max_length=400)
    title_ru = models.CharField(max_length=400, blank=True)
    title_en = models.CharField(max_length=400, blank=True)
    issuer = models.CharField(max_length=80, blank=True)
    in_force_from = models.DateField()
    effect = models.CharField(max_length=12, blank=True, default=NOTHING)
    place = models.CharField(
        max_length=40, blank=True, help_text='the place in the act that says so: "3" or "10(2)"'
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "number", "date"], name="acts_one_act_of_a_kind_number_and_date"
            )
        ]
