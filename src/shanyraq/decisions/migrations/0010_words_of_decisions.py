"""The words of decisions in a column of their own, in small letters, written for those there are."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shanyraq.web.finding import folded
from shanyraq.web.folded import FoldedField

WORDS = "{0.title_kk} {0.title_ru} {0.title_en} {0.year}-{0.number}"


def write_words(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
    """Fold the titles and numbers of every decision, a thousand at a time."""
    kind = apps.get_model("decisions", "Decision")
    fields = ("title_kk", "title_ru", "title_en", "year", "number")
    keys = list(kind.objects.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(keys), 1000):
        rows = list(kind.objects.filter(pk__in=keys[begin : begin + 1000]).only(*fields))
        for row in rows:
            row.words = folded(WORDS.format(row))
        kind.objects.bulk_update(rows, ["words"], batch_size=200)


class Migration(migrations.Migration):
    dependencies = [("decisions", "0009_mechanisms")]

    operations = [
        migrations.AddField("decision", "words", FoldedField(of=WORDS)),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
