"""Matters of an agenda have parts, and minutes planned for them."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("meetings", "0024_false_parts")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="part",
            field=models.BooleanField(
                default=False, help_text="a part of the nearest matter above that is none"
            ),
        ),
        migrations.AddField(
            model_name="agendaitem",
            name="minutes",
            field=models.PositiveSmallIntegerField(
                blank=True, help_text="how long it is planned to take", null=True
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=~Q(position=1) | Q(part=False), name="meetings_item_first_is_no_part"
            ),
        ),
        migrations.AddConstraint(
            model_name="agendaitem",
            constraint=models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=600),
                name="meetings_item_minutes",
            ),
        ),
    ]
