"""A Session from its preparation to its closing. Its status is computed from these days, never kept."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from shanyraq.meetings.models.council import Discussion
from shanyraq.meetings.rules.numbers import LAST, roman
from shanyraq.people.models import Person
from shanyraq.web.folded import FoldedField, Worded

WORDS_OF_SESSION = "{0.numeral} {0.number} сессия session {0.place_kk}"  # for the search
WORDS_OF_ITEM = "{0.title_kk} {0.title_ru} {0.title_en}"


class Session(Worded):
    """One Session of the Assembly.

    A number is given once and never used again, so an address never changes its meaning. `start_day`,
    `start_time` and the place are what is planned; the order in force holds what was ordered. Days are of
    the domain clock, times of the machine's.
    """

    ORDINARY, EXTRAORDINARY = "ordinary", "extraordinary"
    KINDS = (ORDINARY, EXTRAORDINARY)

    number = models.PositiveSmallIntegerField(unique=True)
    kind = models.CharField(max_length=13, choices=[(k, k) for k in KINDS], default=ORDINARY)
    lead_kk = models.CharField(max_length=300, blank=True, help_text="what it is about, in one sentence")
    lead_ru = models.CharField(max_length=300, blank=True)
    lead_en = models.CharField(max_length=300, blank=True)
    start_day = models.DateField(null=True, blank=True)
    start_time = models.TimeField(null=True, blank=True)
    place_kk = models.CharField(max_length=300, blank=True)
    place_ru = models.CharField(max_length=300, blank=True)
    place_en = models.CharField(max_length=300, blank=True)
    prepared_on = models.DateField()
    proposed_on = models.DateField(null=True, blank=True, help_text="the day the Council proposed the agenda")
    proposed_by = models.CharField(
        max_length=200, blank=True, help_text="the Council's paper, as written on it"
    )
    decided_on = models.DateField(
        null=True, blank=True, help_text="the decision to hold an extraordinary one"
    )
    opened_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    members_at_opening = models.PositiveIntegerField(null=True, blank=True)
    present_at_opening = models.PositiveIntegerField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    cancelled_on = models.DateField(null=True, blank=True)
    why_cancelled_kk = models.CharField(max_length=500, blank=True)
    why_cancelled_ru = models.CharField(max_length=500, blank=True)
    why_cancelled_en = models.CharField(max_length=500, blank=True)
    words = FoldedField(of=WORDS_OF_SESSION)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=("ordinary", "extraordinary")), name="meetings_session_kind"
            ),
            models.CheckConstraint(
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=False, closed_on__gte=F("opened_on")),
                name="meetings_session_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True) | Q(opened_on__isnull=True),
                name="meetings_session_opened_is_not_cancelled",
            ),
            models.CheckConstraint(
                condition=Q(kind="ordinary", decided_on__isnull=True)
                | Q(kind="extraordinary", decided_on__isnull=False),
                name="meetings_session_extraordinary_was_decided",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def numeral(self) -> str:
        """Give the number in Roman numerals; nothing where there is none."""
        return roman(self.number) if 1 <= self.number <= LAST else ""


class AgendaItem(Worded):
    """One matter of the agenda, in its place. `subject` decides which forms a decision on it may take."""

    GENERAL, ELECTION, RULES, PROGRAMME = "general", "election", "rules", "programme"
    SUBJECTS = (GENERAL, ELECTION, RULES, PROGRAMME)

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="items")
    position = models.PositiveSmallIntegerField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    subject = models.CharField(max_length=9, choices=[(s, s) for s in SUBJECTS], default=GENERAL)
    speaker = models.CharField(max_length=200, blank=True)
    discussion = models.ForeignKey(
        Discussion,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="items",
        help_text="of a draft of a programme document: the Council's discussion",
    )
    part = models.BooleanField(default=False, help_text="a part of the nearest matter above that is none")
    minutes = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="how long it is planned to take"
    )
    taken_up_at = models.DateTimeField(null=True, blank=True)
    words = FoldedField(of=WORDS_OF_ITEM)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["session", "position"], name="meetings_item_one_in_a_place"),
            models.CheckConstraint(
                condition=Q(subject__in=("general", "election", "rules", "programme")),
                name="meetings_item_subject",
            ),
            models.CheckConstraint(
                condition=~Q(subject="programme") | Q(discussion__isnull=False),
                name="meetings_item_programme_was_discussed",
            ),
            models.CheckConstraint(
                condition=~Q(position=1) | Q(part=False), name="meetings_item_first_is_no_part"
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=600),
                name="meetings_item_minutes",
            ),
        ]


class Order(models.Model):
    """The Chair's order that convenes a Session: what it says is corrected only by a superseding document, and both stay.

    An order ends when the Session is postponed or cancelled; of one Session, one order at most is in force.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="orders")
    number = models.CharField(max_length=40)
    day = models.DateField()
    start_day = models.DateField()
    start_time = models.TimeField()
    place_kk = models.CharField(max_length=300)
    place_ru = models.CharField(max_length=300, blank=True)
    place_en = models.CharField(max_length=300, blank=True)
    agenda = models.JSONField(help_text='[{"kk": …, "ru": …, "en": …}] in order, as ordered')
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["session"], condition=Q(ended_on__isnull=True), name="meetings_order_one_in_force"
            ),
            models.UniqueConstraint(fields=["number", "day"], name="meetings_order_number_once_a_day"),
        ]


class Postponement(models.Model):
    """Why an ordered Session was put off: the order ended, a new one is needed."""

    order = models.OneToOneField(Order, on_delete=models.PROTECT, related_name="postponement")
    day = models.DateField()
    why_kk = models.CharField(max_length=500)
    why_ru = models.CharField(max_length=500, blank=True)
    why_en = models.CharField(max_length=500, blank=True)


class Announcement(models.Model):
    """A publication of the order in an official mass medium."""

    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="announcements")
    outlet = models.CharField(max_length=200)
    day = models.DateField()
    link = models.URLField(max_length=500, blank=True)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["order", "outlet", "day"], name="meetings_announcement_once")
        ]


class Stays(models.QuerySet["Registration"]):
    """Stays in the hall."""

    def here(self) -> Self:
        """Keep those who are present: they came, did not leave, and were not registered by mistake."""
        return self.filter(struck_at__isnull=True, left_at__isnull=True)

    def here_on(self, day: date) -> Self:
        """Keep those who were present at the end of a day, and at this moment if it is today."""
        return self.filter(Q(left_on__isnull=True) | Q(left_on__gt=day), struck_at__isnull=True, day__lte=day)

    def in_halls(self) -> Self:
        """Keep those who are in a hall, main or regional: whom a paper reaches."""
        return self.exclude(way=Registration.REMOTE)


class Registration(models.Model):
    """A member's stay in one hall, from registration until they leave; who comes back, or to another hall, has another stay.

    No `hall` is the main one. `way` says how the stay began: "door", "badge", or "remote", which is in no hall. A
    registration made by mistake is struck with a reason, and stays.
    """

    DOOR, BADGE, REMOTE = "door", "badge", "remote"
    WAYS = (DOOR, BADGE, REMOTE)

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    hall = models.ForeignKey(
        "meetings.RegionalHall", null=True, blank=True, on_delete=models.PROTECT, related_name="registrations"
    )
    way = models.CharField(max_length=6, choices=[(w, w) for w in WAYS], default=DOOR)
    day = models.DateField()
    at = models.DateTimeField()
    left_on = models.DateField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    why_struck = models.CharField(max_length=300, blank=True)

    objects = Stays.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"],
                condition=Q(struck_at__isnull=True, left_at__isnull=True),
                name="meetings_registration_once",
            ),
            models.CheckConstraint(
                condition=Q(left_at__isnull=True, left_on__isnull=True)
                | Q(left_at__gte=F("at"), left_on__gte=F("day")),
                name="meetings_registration_left_after_it_began",
            ),
            models.CheckConstraint(
                condition=Q(way__in=("door", "badge")) | Q(way="remote", hall__isnull=True),
                name="meetings_registration_remote_is_in_no_hall",
            ),
        ]


class Vote(models.Model):
    """The count on a matter, or on an amendment to its text: of a show of hands, of a roll call, or of secret ballots.

    A wrong one is voided with a reason, and both stay.
    """

    HANDS, NAMES, PAPER, SEALED = "hands", "names", "paper", "seal"
    METHODS = (HANDS, NAMES, PAPER, SEALED)

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="votes")
    amendment = models.ForeignKey(
        "meetings.Amendment", null=True, blank=True, on_delete=models.PROTECT, related_name="votes"
    )
    text_kk = models.TextField(blank=True, help_text="the clean text that was voted on")
    text_ru = models.TextField(blank=True)
    method = models.CharField(max_length=5, choices=[(m, m) for m in METHODS], default=HANDS)
    votes_for = models.PositiveIntegerField()
    votes_against = models.PositiveIntegerField()
    abstained = models.PositiveIntegerField()
    spoilt = models.PositiveIntegerField(
        default=0, help_text="of a secret vote: ballots that say nothing clear"
    )
    present = models.PositiveIntegerField()
    members = models.PositiveIntegerField(help_text="all members on the day of the vote")
    day = models.DateField()
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)
    why_voided = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                condition=Q(voided_at__isnull=True, amendment__isnull=True),
                name="meetings_vote_one_that_counts",
            ),
            models.UniqueConstraint(
                fields=["amendment"],
                condition=Q(voided_at__isnull=True, amendment__isnull=False),
                name="meetings_vote_one_on_an_amendment",
            ),
            models.CheckConstraint(
                condition=Q(present__gte=F("votes_for") + F("votes_against") + F("abstained") + F("spoilt")),
                name="meetings_vote_never_more_than_present",
            ),
        ]

    @property
    def silent(self) -> int:
        """Count those present who did not vote."""
        return self.present - self.votes_for - self.votes_against - self.abstained - self.spoilt
