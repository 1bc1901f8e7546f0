"""The site's settings for nodes that tests start: plain names of static files, so that none need be collected first."""

from site_config.settings import *  # noqa: F403 - the site's settings, one replaced below
from site_config.settings import STORAGES

STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
