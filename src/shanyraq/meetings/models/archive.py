"""The archive of Sessions: matters and speeches of those before this register, and the topics of every matter."""

from django.db import models
from django.db.models import Q

from shanyraq.meetings.models.sessions import WORDS_OF_ITEM, AgendaItem
from shanyraq.web.folded import FoldedField, Worded
from shanyraq.web.uploads import Attached


class ArchivedMatter(Worded):
    """A matter of a Session that this register did not hold: its place, its words, the paper that names it."""

    number = models.PositiveSmallIntegerField(help_text="of the Session")
    position = models.PositiveSmallIntegerField()
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, help_text="the paper that names it")
    recorded_on = models.DateField()
    words = FoldedField(of=WORDS_OF_ITEM)

    class Meta:
        ordering = ["number", "position"]
        constraints = [
            models.UniqueConstraint(fields=["number", "position"], name="meetings_archived_one_in_a_place")
        ]


class Speech(Attached):
    """A speech at a Session as a document: a file, or a link to where it is published. Without a file `sha256` is empty."""

    number = models.PositiveSmallIntegerField(help_text="of the Session")
    speaker = models.CharField(max_length=200, help_text="name and office, as the paper has them")
    title_kk = models.CharField(max_length=300)
    title_ru = models.CharField(max_length=300, blank=True)
    title_en = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, help_text="of the text")
    link = models.URLField(max_length=500, blank=True)
    source = models.CharField(max_length=200)
    recorded_on = models.DateField()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(sha256="") | ~Q(link=""), name="meetings_speech_has_a_file_or_a_link"
            )
        ]


class Topic(models.Model):
    """What matters are about, in the words of the Secretariat."""

    name_kk = models.CharField(max_length=100, unique=True)
    name_ru = models.CharField(max_length=100, blank=True)
    name_en = models.CharField(max_length=100, blank=True)
    added_on = models.DateField()

    class Meta:
        ordering = ["name_kk"]


class Tagged(models.Model):
    """A topic of a matter, of this register or of the archive."""

    topic = models.ForeignKey(Topic, on_delete=models.PROTECT, related_name="tagged")
    item = models.ForeignKey(
        AgendaItem, null=True, blank=True, on_delete=models.CASCADE, related_name="tagged"
    )
    matter = models.ForeignKey(
        ArchivedMatter, null=True, blank=True, on_delete=models.CASCADE, related_name="tagged"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["topic", "item"], name="meetings_item_has_a_topic_once"),
            models.UniqueConstraint(fields=["topic", "matter"], name="meetings_matter_has_a_topic_once"),
            models.CheckConstraint(
                condition=Q(item__isnull=False, matter__isnull=True)
                | Q(item__isnull=True, matter__isnull=False),
                name="meetings_topic_of_one_matter",
            ),
        ]
