"""Forgets the documents of films and people, which say "6th" for "sixth" too; they are made anew afterwards."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0015_ranges_of_facts_in_the_index"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM catalog_search_films", reverse_sql=migrations.RunSQL.noop),
        migrations.RunSQL("DELETE FROM catalog_search_people", reverse_sql=migrations.RunSQL.noop),
    ]
