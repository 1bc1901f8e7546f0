"""Forgets the documents of films, which say decades and whole points now; they are made anew afterwards."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0014_facts_of_films_in_the_index"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM catalog_search_films", reverse_sql=migrations.RunSQL.noop),
    ]
