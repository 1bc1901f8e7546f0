"""Forgets the index of people, who stand in other tiers now; it is made anew when the migrations have ended."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [
        ("catalog", "0011_unlisted_people"),
    ]

    operations = [
        migrations.RunSQL(
            ["DELETE FROM catalog_search_people", "DELETE FROM catalog_search_person_keys"],
            reverse_sql=migrations.RunSQL.noop,
        ),
    ]
