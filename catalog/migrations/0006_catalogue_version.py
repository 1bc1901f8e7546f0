from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps
from django.utils import timezone


def begin(apps: StateApps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    # The time: a catalogue that is made anew must not repeat the versions of the one before.
    apps.get_model("catalog", "VersionCounter").objects.create(commits=int(timezone.now().timestamp()))


class Migration(migrations.Migration):
    dependencies = [("catalog", "0005_search")]

    operations = [
        migrations.CreateModel(
            name="VersionCounter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("commits", models.BigIntegerField()),
            ],
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
