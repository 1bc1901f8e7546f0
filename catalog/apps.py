"""The catalogue's place in Django."""

from django.apps import AppConfig


class CatalogConfig(AppConfig):
    """The one application of this site."""

    name = "catalog"
    verbose_name = "film catalogue"
    default_auto_field = "django.db.models.BigAutoField"
