"""What is deployed, as one short digest: a page may look different after any change to it."""

import hashlib
from functools import lru_cache
from pathlib import Path

import django
from django.conf import settings

_FOLDERS = ("catalog", "site_config", "static", "templates")
_SUFFIXES = {".py", ".html", ".txt", ".xml", ".svg", ".css", ".js", ".webmanifest", ".png"}


@lru_cache(maxsize=1)
def code_digest() -> str:
    """Return a digest of code, templates, static files and what the site calls itself; the same on every node."""
    digest = hashlib.sha256(f"{django.__version__} {settings.SITE_NAME} {settings.SITE_URL}".encode())
    base = Path(settings.BASE_DIR)
    for folder in _FOLDERS:
        for path in sorted((base / folder).rglob("*")):
            if path.suffix in _SUFFIXES and path.is_file():
                digest.update(f"{path.relative_to(base)}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]
