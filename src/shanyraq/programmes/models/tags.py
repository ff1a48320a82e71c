"""What plan items and measures serve: the statutory tasks of an item, and tags put on measures, documents and bodies."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from shanyraq.programmes.models.standing import STANDS, Standing

SCHEMES = ("level", "task", "line", "aim", "response", "community")
THINGS = ("measure", "document", "body", "item", "advice")


class ItemTask(models.Model):
    """A statutory task that an item of a plan serves (`rules.tags.TASKS`). An item without any has not said it yet."""

    item = models.ForeignKey("programmes.PlanItem", on_delete=models.PROTECT, related_name="tasks")
    task = models.CharField(max_length=20)
    by = models.CharField(max_length=80)
    on = models.DateField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["item", "task"], name="programmes_item_serves_once"),
            models.CheckConstraint(condition=~Q(task=""), name="programmes_item_serves_something"),
        ]


class Tag(Standing):
    """A tag on a thing, and why; taken back it stays, with its day.

    `scheme` is "level" (of the Kazakhstan model), "task" (of the Concept), "line" (of work), "aim" (of modernisation),
    "response" (a line of preventive work) or "community" (a principle of the civic community); `word` is one of its
    words. `key` names the thing: the id of a part for a measure, of an item or of a piece of advice, the address of an
    act for a document, the slug of an organisation for a body.
    """

    scheme = models.CharField(max_length=9, choices=[(one, one) for one in SCHEMES])
    thing = models.CharField(max_length=8, choices=[(one, one) for one in THINGS])
    key = models.CharField(max_length=120)
    word = models.CharField(max_length=20)
    why = models.CharField(max_length=500)

    class Meta(Standing.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "thing", "key", "word"],
                condition=STANDS,
                name="programmes_tagged_once",
            ),
            models.CheckConstraint(condition=~Q(why=""), name="programmes_tag_says_why"),
        ]
