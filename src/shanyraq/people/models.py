"""Popolo's core: persons, organisations, posts, memberships; and who may sign in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from shanyraq.people.ethnicity import OwnEthnicity as OwnEthnicity  # a table of this room


class Person(models.Model):
    """Somebody, as the Assembly knows them. Names as written in a language.

    `sex` ("female", "male", or "" where nobody said) and `birth_year` are for counts of many only: no page, table or
    answer shows them of one person to another.
    """

    name_kk = models.CharField(max_length=200)
    name_ru = models.CharField(max_length=200, blank=True)
    name_en = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True, db_index=True)
    phone = models.CharField(max_length=32, blank=True)
    sex = models.CharField(max_length=6, blank=True)
    birth_year = models.PositiveSmallIntegerField(null=True, blank=True)
    invented = models.BooleanField(default=False, help_text="a person of the rehearsal's story")

    def __str__(self) -> str:
        return self.name_kk


class Organization(models.Model):
    """A body of any kind, by Popolo's words. `classification` is the first half of a role ("council.member")."""

    NAMES = (
        "people.organization.names"  # whoever names an organisation does so in this turn (`acting.in_turn`)
    )

    classification = models.CharField(max_length=40, db_index=True)
    slug = models.SlugField(max_length=80, unique=True)
    name_kk = models.CharField(max_length=300)
    name_ru = models.CharField(max_length=300, blank=True)
    name_en = models.CharField(max_length=300, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    area = models.CharField(max_length=8, blank=True, help_text="ISO 3166-2 of the region")
    email = models.EmailField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    invented = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.name_kk


class Post(models.Model):
    """A seat or office in an organisation ("deputy_chair"), with how many may hold it at once.

    `kind` tells posts of one role apart ("from_association"); where there is one, it is empty.
    """

    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="posts")
    role = models.CharField(max_length=40)
    kind = models.CharField(max_length=40, blank=True)
    label_kk = models.CharField(max_length=200)
    label_ru = models.CharField(max_length=200, blank=True)
    label_en = models.CharField(max_length=200, blank=True)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organization", "role", "kind"], name="people_post_once")
        ]


class MembershipQuerySet(models.QuerySet[Any]):
    """Questions about memberships, and about what was recorded of them, by date."""

    def on(self, day: date) -> MembershipQuerySet:
        """Keep those in force on `day`: since ≤ day < until."""
        return self.filter(since__lte=day).filter(Q(until__isnull=True) | Q(until__gt=day))


class Membership(models.Model):
    """A person in an organisation, in a role, for [since, until); when it was recorded, and on what paper.

    Two axes of time: [since, until) is when the mandate is in force, `recorded_on` (the domain's day) and
    `recorded_at` (the machine's time) since when it is known so. What was known before is in `Superseded`.
    `place` is which of the seats of `post` is held, from 1; a database that can lets nobody else hold it at once.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="memberships")
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    place = models.PositiveSmallIntegerField(null=True, blank=True)
    role = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True, help_text="the paper it stands on, as written")
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="people_membership_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=["person", "organization", "role", "since"], name="people_membership_once_a_day"
            ),
        ]
        indexes = [models.Index(fields=["organization", "role", "since"], name="people_membership_roll")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the mandate; where the domain's day of recording is not said, it is the machine's."""
        if self.recorded_on is None:
            self.recorded_on = timezone.localtime(self.recorded_at).date()
        super().save(*args, **kwargs)


class Superseded(models.Model):
    """What was recorded of a mandate until it was recorded anew: known in [recorded, replaced). Never edited.

    `membership` is empty where the mandate was taken back with the whole list it came with.
    """

    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="earlier")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    organization = models.ForeignKey(Organization, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    recorded_on = models.DateField()
    replaced_at = models.DateTimeField()
    replaced_on = models.DateField()
    why = models.CharField(max_length=300)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering: ClassVar[list[str]] = ["-replaced_at", "-pk"]
        indexes = [models.Index(fields=["organization", "role", "since"], name="people_superseded_roll")]


class UserManager(BaseUserManager["User"]):
    """Make accounts. Only an invitation, a setup or the demo does."""

    use_in_migrations = True

    def create_user(self, email: str, password: str | None = None, **extra: Any) -> User:
        """Make an account for an address; without a password it cannot sign in with one."""
        user = self.model(email=self.normalize_email(email).lower(), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def get_by_natural_key(self, email: str | None) -> User:
        """Find by address, whatever its case."""
        return self.get(email__iexact=email)


class User(AbstractBaseUser):
    """An account: an address and a password. What it may do follows from the person's memberships, never from here."""

    email = models.EmailField(_("e-mail"), unique=True)
    person = models.OneToOneField(Person, null=True, on_delete=models.PROTECT, related_name="user")
    is_active = models.BooleanField(default=True)
    language = models.CharField(max_length=2, default="kk")
    letters = models.BooleanField(default=True, help_text="tell of Sessions and polls by mail")
    calendar_turn = models.PositiveIntegerField(default=0, help_text="which address of the calendar is open")
    date_joined = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()


class Invitation(models.Model):
    """A letter that lets a person make an account: one open at a time, used once. The link itself is not kept, only its hash."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField()
    language = models.CharField(max_length=2, default="kk")
    token_hash = models.CharField(max_length=64, unique=True)
    times_sent = models.PositiveSmallIntegerField(default=1)
    sent_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(accepted_at__isnull=True), name="people_one_open_invitation"
            )
        ]

    def state_at(self, now: datetime) -> str:
        """Give "accepted", "expired", "opened" or "sent"."""
        if self.accepted_at:
            return "accepted"
        if now >= self.expires_at:
            return "expired"
        return "opened" if self.opened_at else "sent"


class FactorReset(models.Model):
    """A request to remove a lost second factor, which two officers approve."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="factor_resets")
    reason = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)


class FactorApproval(models.Model):
    """One officer's approval of a request, with how the person was recognised."""

    reset = models.ForeignKey(FactorReset, on_delete=models.PROTECT, related_name="approvals")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recognised_by = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["reset", "officer"], name="people_one_approval_each")]


class RollDraft(models.Model):
    """A list of members as brought, read and checked, waiting to be imported. Its rows are emptied once it is."""

    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    brought_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField()
    imported_at = models.DateTimeField(null=True)
    undone_at = models.DateTimeField(null=True)
    counted = models.JSONField(default=dict)


class Brought(models.Model):
    """What one row of an imported list wrote, so that the whole import can be undone.

    `filled` are the empty fields of a person it filled, with what it put there; `standing` how the member came, as
    the list says (codes of `law.standing`); `leaned` how many rows of each table already pointed to the person.
    """

    draft = models.ForeignKey(RollDraft, on_delete=models.PROTECT, related_name="brought")
    number = models.PositiveIntegerField()
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="+")
    new_person = models.BooleanField(default=False)
    filled = models.JSONField(default=dict)
    standing = models.JSONField(default=dict)
    leaned = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="people_brought_once_a_row")]


class CorrectionRequest(models.Model):
    """What a person asks to be put right in what is kept about them, and how it was answered."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="correction_requests")
    text = models.CharField(max_length=1000)
    asked_on = models.DateField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=10, blank=True, help_text="corrected or declined; empty while open")
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True, blank=True)
    answered_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]


class PaperService(models.Model):
    """An assistant served somebody on paper: printed for them, or entered what they signed on paper.

    `paper` and `signed_on` name the signed paper where something was entered; `about` is an opaque key of the thing.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="paper_services")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12)
    asked = models.CharField(max_length=300, help_text="who asked, and how")
    what = models.CharField(max_length=500)
    about = models.CharField(max_length=120, blank=True)
    paper = models.CharField(max_length=300, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    day = models.DateField()
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["-recorded_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="printed") | (~Q(paper="") & Q(signed_on__isnull=False)),
                name="people_entered_for_somebody_on_a_signed_paper",
            )
        ]
