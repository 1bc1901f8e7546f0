"""Gunicorn's settings: `gunicorn --config deploy/gunicorn.conf.py` from the project's folder."""

import os
import sys
from pathlib import Path

# Gunicorn runs this file before the project's folder is on the path.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from site_config.environment import format_bind
from site_config.startup import load_environment_or_exit

_env = load_environment_or_exit()

wsgi_app = "site_config.wsgi"
bind = format_bind(_env.host, _env.port)
workers = _env.web_concurrency
worker_class = "gthread"
threads = 4
# Seconds that requests under way have when the server is told to end.
graceful_timeout = 10
# The workers' heartbeat files: on a disk they can block a worker while it writes.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - not a temporary file of ours
# On by default since gunicorn 25.1, and a way in that nothing here needs.
control_socket_disable = True
loglevel = _env.log_level.lower()
