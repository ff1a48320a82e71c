"""Tables of the room. A card's state is computed from its answers and its term, never kept."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from shanyraq.decisions.models.control import SOURCES, STEPS, Instruction, SourcePaper
from shanyraq.decisions.models.cooperation import (
    Advice,
    HelpRequest,
    Interaction,
    JointItem,
    JointPlan,
    JointReport,
    JointSide,
    Topic,
    TopicBody,
)
from shanyraq.decisions.models.duty import Responsible
from shanyraq.decisions.models.mechanisms import Mechanism, MechanismParty, MechanismUse
from shanyraq.meetings.models import AgendaItem, Session
from shanyraq.meetings.rules.numbers import roman
from shanyraq.people.models import Organization, Person
from shanyraq.web.folded import FoldedField, Worded
from shanyraq.web.uploads import Attached

__all__ = [
    "FORMS", "SOURCES", "STEPS", "Advice", "Answer", "Assignment", "Decision", "Draft", "Follower", "HelpRequest",
    "Instruction", "Interaction", "JointItem", "JointPlan", "JointReport", "JointSide", "Mechanism",
    "MechanismParty", "MechanismUse", "Publication", "Responsible", "SourcePaper",
    "Step", "TextCorrection", "Topic", "TopicBody", "withdrawn_on",
]  # fmt: skip
FORMS = [("decision", "decision"), ("appeal", "appeal")]
WORDS = "{0.title_kk} {0.title_ru} {0.title_en} {0.year}-{0.number}"  # of a decision, for the search
OPEN_REVIEWS = [("accepted", "accepted"), ("returned", "returned")]


class Draft(models.Model):
    """A decision as prepared for a matter of the agenda; it becomes one when the Session closes."""

    item = models.OneToOneField(AgendaItem, on_delete=models.CASCADE, related_name="draft")
    form = models.CharField(max_length=8, choices=FORMS, default="decision")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    addressees = models.ManyToManyField(Organization, related_name="+")
    to_all_regions = models.BooleanField(
        default=False, help_text="as well to every regional assembly there is when it is adopted"
    )
    term = models.DateField(null=True, blank=True)
    replaces = models.ForeignKey(
        "Decision", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["item__position"]


class Decision(Worded):
    """What a Session decided, with the articles it stands on. A later one may take its place.

    Slips of its text are corrected in the open: `TextCorrection` keeps the text before, whole.
    """

    year = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="+")
    item = models.OneToOneField(AgendaItem, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=8, choices=FORMS)
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    adopted_on = models.DateField(db_index=True)
    signed_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    law = models.JSONField(help_text="citations it stands on")
    standing = models.JSONField(help_text="confirmed norms it stands on: norm, paper, on")
    to_all_regions = models.BooleanField(default=False)
    replaces = models.OneToOneField("self", null=True, on_delete=models.PROTECT, related_name="replaced_by")
    words = FoldedField(of=WORDS)

    class Meta:
        ordering = ["-year", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["year", "number"], name="decisions_number_once_a_year")
        ]

    def __str__(self) -> str:
        return self.identifier

    kind = "decision"

    @property
    def identifier(self) -> str:
        """Give the address people read and say: 2024-14."""
        return f"{self.year}-{self.number}"

    @property
    def session_numeral(self) -> str:
        """Give the number of the Session that adopted it, in Roman numerals."""
        return roman(self.session.number)


class TextCorrection(models.Model):
    """A slip corrected in the text of a decision: the text before, whole, and why."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="corrections")
    was = models.JSONField(help_text="title_kk … text_en before")
    now = models.JSONField()
    why_kk = models.CharField(max_length=500)
    why_ru = models.CharField(max_length=500, blank=True)
    why_en = models.CharField(max_length=500, blank=True)
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["id"]


class Publication(models.Model):
    """Where an Appeal was published in republican mass media (Decree 149, pt 8)."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="publications")
    outlet = models.CharField(max_length=200)
    day = models.DateField()
    link = models.URLField(max_length=500, blank=True)

    class Meta:
        ordering = ["day", "id"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "outlet", "day"], name="decisions_publication_once")
        ]


class Assignment(models.Model):
    """The card of one addressee: what it must consider and by when; of a decision or of an assignment from a paper.

    `term_law` cites the article that set the term; where the law sets none it is empty and `term_set_by` says who did.
    Below `term_set_by` stand the days of what happened, as the steps and answers say them: a list asks these, and the
    state itself is computed (`queries.states`). `stood_on` is when the answer that stands came; `closed_on` when the
    card was accepted or withdrawn for the last time; `returns` counts answers returned.
    """

    decision = models.ForeignKey(Decision, null=True, on_delete=models.PROTECT, related_name="assignments")
    instruction = models.ForeignKey(
        Instruction, null=True, on_delete=models.PROTECT, related_name="assignments"
    )
    source = models.CharField(max_length=14, choices=[(one, one) for one in SOURCES], default="decisions")
    addressee = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="assignments")
    sent_on = models.DateField()
    term = models.DateField(db_index=True)
    term_law = models.CharField(max_length=120, blank=True)
    term_set_by = models.CharField(max_length=200, blank=True)
    outgoing_number = models.CharField(max_length=40)
    received_on = models.DateField(null=True)
    considered_on = models.DateField(null=True)
    answered_on = models.DateField(null=True, help_text="when the last version of the answer came")
    stood_on = models.DateField(null=True)
    review = models.CharField(max_length=8, blank=True, choices=OPEN_REVIEWS)
    reviewed_on = models.DateField(null=True)
    returns = models.PositiveSmallIntegerField(default=0)
    grade = models.CharField(
        max_length=8, blank=True, help_text="the Secretariat's word on the accepted answer"
    )
    withdrawn_on = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)

    class Meta:
        ordering = ["term", "addressee__name_kk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "addressee"], name="decisions_one_card_an_addressee"),
            models.UniqueConstraint(
                fields=["instruction", "addressee"], name="decisions_one_card_an_executor"
            ),
            models.CheckConstraint(condition=Q(term__gt=F("sent_on")), name="decisions_term_is_ahead"),
            models.CheckConstraint(
                condition=Q(decision__isnull=True) ^ Q(instruction__isnull=True),
                name="decisions_card_of_one_thing",
            ),
        ]
        indexes = [
            models.Index(fields=["closed_on", "term"], name="decisions_open_by_term"),
            models.Index(fields=["addressee", "term"], name="decisions_of_body_by_term"),
            models.Index(fields=["source", "term"], name="decisions_of_source_by_term"),
            models.Index(
                fields=["answered_on", "id"],
                condition=Q(closed_on__isnull=True, answered_on__isnull=False, review=""),
                name="decisions_to_check",
            ),
            models.Index(
                fields=["extended_on"], condition=Q(extended_on__isnull=False), name="decisions_extended"
            ),
        ]

    @property
    def subject(self) -> Decision | Instruction:
        """Give what the card is of: a decision, or an assignment from a paper."""
        found = self.instruction or self.decision
        assert found is not None
        return found


class Step(models.Model):
    """What happened to a card besides answers: received, considered, extended, escalated, withdrawn. Never changed."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="steps")
    kind = models.CharField(max_length=10, choices=[(one, one) for one in STEPS])
    day = models.DateField()
    at = models.DateTimeField()
    by = models.CharField(max_length=80, help_text="opaque: person:12, system")
    number = models.CharField(max_length=60, blank=True, help_text="the number the body registered it under")
    why = models.CharField(max_length=500, blank=True)
    was_term = models.DateField(null=True)
    now_term = models.DateField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind__in=("extended", "withdrawn")) | ~Q(why=""), name="decisions_step_says_why"
            ),
            models.CheckConstraint(
                condition=~Q(kind="extended") | Q(now_term__gt=F("was_term")),
                name="decisions_extended_is_later",
            ),
        ]


class Answer(Attached):
    """One version of an addressee's answer: its paper, with number and date; what the Secretariat made of it."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="answers")
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    dated = models.DateField()
    text_kk = models.TextField()
    text_ru = models.TextField(blank=True)
    text_en = models.TextField(blank=True)
    why_corrected = models.CharField(max_length=500, blank=True)
    incoming_number = models.CharField(max_length=40)
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    entered_on = models.DateField()
    entered_at = models.DateTimeField()
    review = models.CharField(max_length=8, blank=True, choices=OPEN_REVIEWS)
    reviewed_on = models.DateField(null=True)
    reviewed_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    why_returned = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["version"]
        constraints = [
            models.UniqueConstraint(fields=["assignment", "version"], name="decisions_answer_version_once")
        ]


class Follower(models.Model):
    """An address that asked to hear of a decision. Only a hash of its link's token is kept; unconfirmed ones are dropped."""

    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="followers")
    email = models.EmailField()
    language = models.CharField(max_length=2)
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "email"], name="decisions_follows_once")]


def withdrawn_on(decision: Decision) -> date | None:
    """Give the day a later decision took this one's place; None while it stands."""
    later = getattr(decision, "replaced_by", None)
    return later.adopted_on if later is not None else None
