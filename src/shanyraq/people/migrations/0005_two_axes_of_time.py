"""Two axes of time for mandates, numbered seats, and one holder of a seat on a day."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone

ONE_HOLDER = """
ALTER TABLE people_membership ADD CONSTRAINT people_one_holder_of_a_seat EXCLUDE USING gist (
    int8range(post_id, post_id, '[]') WITH &&,
    int4range(place::integer, place::integer, '[]') WITH &&,
    daterange(since, until) WITH &&
) WHERE (post_id IS NOT NULL AND place IS NOT NULL)
"""


def fill_days(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Say of every mandate the day it was recorded on: that of the machine, in the institution's time zone."""
    rows = list(apps.get_model("people", "Membership").objects.filter(recorded_on__isnull=True))
    for row in rows:
        row.recorded_on = timezone.localtime(row.recorded_at).date()
    apps.get_model("people", "Membership").objects.bulk_update(rows, ["recorded_on"], batch_size=500)


def exclude(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Let PostgreSQL itself refuse a second holder; ranges of one number need no extension."""
    if editor.connection.vendor == "postgresql":
        editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        editor.execute(ONE_HOLDER)


def admit(apps: Any, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the constraint away."""
    if editor.connection.vendor == "postgresql":
        editor.execute("ALTER TABLE people_membership DROP CONSTRAINT people_one_holder_of_a_seat")


class Migration(migrations.Migration):
    dependencies = [("people", "0004_name_of_the_address")]

    operations = [
        migrations.AddField(
            "post", "kind", models.CharField(blank=True, max_length=40, default=""), preserve_default=False
        ),
        migrations.AddField("membership", "place", models.PositiveSmallIntegerField(blank=True, null=True)),
        migrations.AddField("membership", "recorded_on", models.DateField(null=True)),
        migrations.RunPython(fill_days, migrations.RunPython.noop),
        migrations.RunPython(exclude, admit),
        migrations.AlterField("membership", "recorded_on", models.DateField()),
        migrations.AddConstraint(
            "post",
            models.UniqueConstraint(fields=["organization", "role", "kind"], name="people_post_once"),
        ),
        migrations.CreateModel(
            name="Superseded",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=40)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("basis", models.CharField(blank=True, max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("recorded_on", models.DateField()),
                ("replaced_at", models.DateTimeField()),
                ("replaced_on", models.DateField()),
                ("why", models.CharField(max_length=300)),
                (
                    "membership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="earlier",
                        to="people.membership",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.organization",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "ordering": ["-replaced_at", "-pk"],
                "indexes": [
                    models.Index(fields=["organization", "role", "since"], name="people_superseded_roll")
                ],
            },
        ),
    ]
