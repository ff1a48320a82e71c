"""The words of programmes, plans, packages and what goes with them in columns of their own, in small letters."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shanyraq.web.folded import FoldedField
from shanyraq.web.folded import write_words as write

TITLES = "{0.title_kk} {0.title_ru} {0.title_en}"
WORDS = {
    "reading": "{0.title}",
    **dict.fromkeys(
        ("plan", "planitem", "package", "packagemeasure", "document", "opendiscussion", "message"), TITLES
    ),
}


def write_words(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
    """Fold the words of every row there is."""
    for name in WORDS:
        write(apps.get_model("programmes", name))


class Migration(migrations.Migration):
    dependencies = [("programmes", "0016_package_measure_dropped")]

    operations = [
        *(migrations.AddField(name, "words", FoldedField(of=words)) for name, words in WORDS.items()),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
