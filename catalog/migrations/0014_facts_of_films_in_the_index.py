"""Forgets the documents of films, which say more now; they are made anew when the migrations have ended."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0013_filters_in_the_indexes_of_orders"),
    ]

    operations = [
        migrations.RunSQL("DELETE FROM catalog_search_films", reverse_sql=migrations.RunSQL.noop),
    ]
