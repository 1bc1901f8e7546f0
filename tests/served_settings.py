"""The site's own settings for a server that tests start: its static files lie where its data do."""

from site_config.settings import *  # noqa: F403 - the site's settings, one replaced below
from site_config.settings import DATA_DIR

STATIC_ROOT = DATA_DIR / "staticfiles"
