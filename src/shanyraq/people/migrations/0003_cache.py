"""Make the table of the cache, where attempts to sign in are counted for every process alike."""

from django.core.management import call_command
from django.db import migrations


def make_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("people", "0002_invitations_resets_rolls")]
    operations = [migrations.RunPython(make_table, migrations.RunPython.noop)]
