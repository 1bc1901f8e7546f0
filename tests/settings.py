"""The site's settings without what would make tests depend on this machine's `.env` or `var/`."""

import tempfile
from pathlib import Path

from site_config.settings import *  # noqa: F403 - the site's settings, some replaced below
from site_config.settings import STORAGES

_data_dir = tempfile.TemporaryDirectory(prefix="catalogue-tests-")
DATA_DIR = Path(_data_dir.name)

DEBUG = False
# Tests change the catalogue and take it back, so that its version repeats. Those of kept pages set this themselves.
KEPT_PAGES_BYTES = 0
REDIS_URL = ""
SITE_NAME = "Film catalogue"
SITE_URL = "http://testserver"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Plain names of static files, so that no test needs `collectstatic` first.
STATIC_ROOT = DATA_DIR / "staticfiles"
STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
