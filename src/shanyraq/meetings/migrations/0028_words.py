"""The words of Sessions, of their matters, and of the Council's matters and polls in columns of their own, in small letters."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from shanyraq.meetings.rules.numbers import LAST, roman
from shanyraq.web.folded import FoldedField
from shanyraq.web.folded import write_words as write

TITLES = "{0.title_kk} {0.title_ru} {0.title_en}"
WORDS = {
    "session": "{0.numeral} {0.number} сессия session {0.place_kk}",
    "agendaitem": TITLES,
    "councilitem": TITLES,
    "archivedmatter": TITLES,
    "poll": "{0.question_kk} {0.question_ru} {0.question_en}",
}


def write_words(apps: Apps, _editor: BaseDatabaseSchemaEditor | None) -> None:
    """Fold the words of every row there is."""
    for name in WORDS:
        model = apps.get_model("meetings", name)
        if name == "session" and not hasattr(model, "numeral"):
            # a model as a migration knows it has fields only
            model.numeral = property(lambda row: roman(row.number) if 1 <= row.number <= LAST else "")  # type: ignore[attr-defined]
        write(model)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0027_materials")]

    operations = [
        *(migrations.AddField(name, "words", FoldedField(of=words)) for name, words in WORDS.items()),
        migrations.RunPython(write_words, migrations.RunPython.noop),
    ]
