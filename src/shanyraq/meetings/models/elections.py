"""An election of deputies by a Session, a list of candidates to the Senate, and the deputies themselves."""

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.council import CouncilItem
from shanyraq.meetings.models.sessions import AgendaItem
from shanyraq.people.models import Person

MAZHILIS, SENATE, MASLIKHAT = "mazhilis", "senate", "maslikhat"
CHAMBERS = (MAZHILIS, SENATE, MASLIKHAT)


class Election(models.Model):
    """An election of deputies of the Mazhilis, on a matter of a Session. `seats`: how many were free when it was called."""

    PRESIDENT, COMMISSION = "president", "commission"
    CALLERS = (PRESIDENT, COMMISSION)

    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="election")
    called_by = models.CharField(max_length=10, choices=[(c, c) for c in CALLERS], default=PRESIDENT)
    called_on = models.DateField()
    paper = models.CharField(max_length=200, help_text="the act that called it, as written on it")
    seats = models.PositiveSmallIntegerField()
    recorded_on = models.DateField()
    results_on = models.DateField(null=True, blank=True, help_text="the day the results were fixed")
    results_paper = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(seats__gte=1), name="meetings_election_has_a_seat"),
            models.CheckConstraint(
                condition=Q(called_on__lte=F("recorded_on")), name="meetings_election_was_called"
            ),
        ]


class Candidate(models.Model):
    """Who stands for election, and by whom they were brought in. One who withdraws stays, marked."""

    election = models.ForeignKey(Election, on_delete=models.PROTECT, related_name="candidates")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=20)
    paper = models.CharField(max_length=200, help_text="the Council's paper, as written on it")
    nominated_on = models.DateField()
    withdrawn_on = models.DateField(null=True, blank=True)
    why_withdrawn = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["election", "person"], name="meetings_candidate_stands_once"),
            models.UniqueConstraint(fields=["election", "number"], name="meetings_candidate_one_number"),
        ]


class SenateList(models.Model):
    """The Council's list of candidates to the Senate, and the President's act on it. The list is whole or is not."""

    council_item = models.OneToOneField(CouncilItem, on_delete=models.PROTECT, related_name="senate_list")
    proposed_on = models.DateField()
    act_number = models.CharField(max_length=60, blank=True)
    act_day = models.DateField(null=True, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-proposed_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(act_day__isnull=True, act_number="")
                | (Q(act_day__gte=F("proposed_on")) & ~Q(act_number="")),
                name="meetings_senate_list_act_is_named",
            )
        ]


class Proposed(models.Model):
    """A candidate on a list to the Senate: by the Council itself, or as a regional assembly proposed (art. 14(7)(2))."""

    COUNCIL, REGIONAL = "council", "regional_assembly"
    PATHS = (COUNCIL, REGIONAL)

    senate_list = models.ForeignKey(SenateList, on_delete=models.PROTECT, related_name="people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    path = models.CharField(max_length=20, choices=[(p, p) for p in PATHS], default=COUNCIL)
    by = models.CharField(max_length=200, blank=True, help_text="which regional assembly")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["senate_list", "person"], name="meetings_proposed_once"),
            models.CheckConstraint(
                condition=~Q(path="regional_assembly") | ~Q(by=""), name="meetings_proposed_by_somebody"
            ),
        ]


class Deputy(models.Model):
    """A mandate in a representative body. It is bound to no ethnic group: a deputy stands for all of them.

    `seat` numbers the seats that the Assembly fills by election; two deputies in office never hold the same one.
    `party_list` is for those who sit there by a party's list, where that is known.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    chamber = models.CharField(max_length=9, choices=[(c, c) for c in CHAMBERS])
    candidate = models.OneToOneField(
        Candidate, null=True, blank=True, on_delete=models.PROTECT, related_name="deputy"
    )
    proposed = models.OneToOneField(
        Proposed, null=True, blank=True, on_delete=models.PROTECT, related_name="deputy"
    )
    seat = models.PositiveSmallIntegerField(null=True, blank=True)
    party_list = models.CharField(max_length=200, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    paper = models.CharField(max_length=200)
    why_ended = models.CharField(max_length=300, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["-since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["chamber", "seat"],
                condition=Q(until__isnull=True, seat__isnull=False),
                name="meetings_deputy_one_in_a_seat",
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="meetings_deputy_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(candidate__isnull=True) | Q(seat__isnull=False, proposed__isnull=True),
                name="meetings_deputy_elected_has_a_seat",
            ),
        ]


class Forwarded(models.Model):
    """An appeal that the Secretariat forwarded to a deputy: any deputy, whoever it comes from."""

    deputy = models.ForeignKey(Deputy, on_delete=models.PROTECT, related_name="forwarded")
    sender = models.CharField(
        max_length=200, help_text="the association or body that asks, as it calls itself"
    )
    subject = models.CharField(max_length=300)
    paper = models.CharField(max_length=200, blank=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-day", "-id"]
