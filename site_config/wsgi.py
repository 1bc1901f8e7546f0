"""The entry point for WSGI servers such as gunicorn."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from site_config.service_urls import for_threads

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")

# Before the first connection: each worker process makes its own pool, and makes it after the fork.
settings.DATABASES = {
    name: for_threads(database, is_copy=name != "default") for name, database in settings.DATABASES.items()
}

django_application = get_wsgi_application()

from catalog.short_path import ShortPath  # noqa: E402 - models can be imported from here on

application = ShortPath(django_application, settings.SHORT_PATH_BYTES)

# What is loaded stays: without this every so many pages one waits 20 ms until all of it has been looked at for rubbish.
gc.collect()
gc.freeze()
