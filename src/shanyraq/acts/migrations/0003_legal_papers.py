"""The papers whose text is laid out as an act are legal texts: they are never corrected."""

from django.db import migrations


def mark(apps, schema_editor):
    laid = apps.get_model("acts", "ActText").objects.values_list("paper_id", flat=True)
    apps.get_model("sources", "Paper").objects.filter(pk__in=list(laid)).update(is_legal=True)


class Migration(migrations.Migration):
    dependencies = [("acts", "0002_texts"), ("sources", "0003_readings")]

    operations = [migrations.RunPython(mark, migrations.RunPython.noop, elidable=True)]
