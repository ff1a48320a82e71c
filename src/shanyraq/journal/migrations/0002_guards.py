"""Make the database itself refuse to change the record."""

from django.db import migrations

from shanyraq.journal import guards


def set_guards(apps, schema_editor):
    guards.set_guards(schema_editor.connection)


def lift_guards(apps, schema_editor):
    guards.lift_guards(schema_editor.connection)


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_the_record")]
    operations = [migrations.RunPython(set_guards, lift_guards)]
