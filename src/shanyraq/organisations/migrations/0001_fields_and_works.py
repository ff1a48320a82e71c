import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0007_particulars'),
    ]

    operations = [
        migrations.CreateModel(
            name='Competence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('what', models.CharField(max_length=30)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='competences', to='people.organization')),
            ],
            options={
                'ordering': ['what'],
                'constraints': [models.UniqueConstraint(fields=('organization', 'what'), name='organisations_competence_once')],
            },
        ),
        migrations.CreateModel(
            name='Work',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=6)),
                ('year', models.PositiveSmallIntegerField()),
                ('title_kk', models.CharField(max_length=300)),
                ('title_ru', models.CharField(blank=True, max_length=300)),
                ('title_en', models.CharField(blank=True, max_length=300)),
                ('source', models.CharField(help_text='the paper or publication it is known from', max_length=300)),
                ('link', models.URLField(blank=True, max_length=500)),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='works', to='people.organization')),
            ],
            options={
                'ordering': ['-year', 'title_kk'],
                'constraints': [models.UniqueConstraint(fields=('organization', 'title_kk', 'year'), name='organisations_work_once'), models.CheckConstraint(condition=models.Q(('kind__in', ('study', 'course'))), name='organisations_work_kind')],
            },
        ),
    ]
