from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('decisions', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='decision',
            name='to_all_regions',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='draft',
            name='to_all_regions',
            field=models.BooleanField(default=False, help_text='as well to every regional assembly there is when it is adopted'),
        ),
    ]
