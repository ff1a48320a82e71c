"""A meeting of the Council is called off, and members are told that a meeting is off."""

from django.db import migrations, models
from django.db.models import F, Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0025_parts_and_minutes_of_matters")]

    operations = [
        migrations.AddField(
            model_name="notice",
            name="off",
            field=models.BooleanField(
                default=False, help_text="it tells that the meeting is put off or called off"
            ),
        ),
        migrations.AddField(
            model_name="councilmeeting",
            name="cancelled_on",
            field=models.DateField(blank=True, null=True),
        ),
        *(
            migrations.AddField(
                model_name="councilmeeting",
                name=f"why_cancelled_{code}",
                field=models.CharField(blank=True, max_length=500),
            )
            for code in ("kk", "ru", "en")
        ),
        migrations.AddConstraint(
            model_name="councilmeeting",
            constraint=models.CheckConstraint(
                condition=Q(cancelled_on__isnull=True)
                | (Q(held_on__isnull=True, cancelled_on__gte=F("asked_on")) & ~Q(why_cancelled_kk="")),
                name="meetings_council_held_is_not_cancelled",
            ),
        ),
    ]
