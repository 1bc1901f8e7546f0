"""The catalogue's place in Django."""

from django.apps import AppConfig
from django.db.models import Field, ForeignKey
from django.db.models.signals import post_migrate

from catalog.lookups import Among


class CatalogConfig(AppConfig):
    """The one application of this site."""

    name = "catalog"
    verbose_name = "Film catalogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every field be asked whether its value is among many, and have index and version follow the catalogue."""
        from catalog import busy_people, changes, unlisted_people, version  # noqa: PLC0415  # needs the models
        from catalog.characters.follow import follow as follow_characters  # noqa: PLC0415  # needs the models
        from catalog.duplicates import compare  # noqa: PLC0415  # needs the models
        from catalog.search import follow  # noqa: PLC0415  # as above

        Field.register_lookup(Among)
        ForeignKey.register_lookup(Among)  # relations inherit no lookups
        follow.start(self)
        changes.listen(follow_characters)
        changes.listen(busy_people.follow)
        changes.listen(unlisted_people.follow)
        changes.listen(compare.follow)
        post_migrate.connect(busy_people.catch_up, sender=self, dispatch_uid="busy people")
        post_migrate.connect(compare.catch_up, sender=self, dispatch_uid="suspected duplicates")
        changes.listen(lambda _: version.move())
