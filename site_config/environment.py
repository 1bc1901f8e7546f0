"""Reads the site's settings from environment variables: plain values in, no Django.

Every variable has a default, an empty one counts as absent, and a wrong one raises a
`SettingError` that names it.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from site_config.service_urls import (
    Database,
    parse_database_url,
    parse_redis_url,
    sqlite_database,
)
from site_config.values import (
    parse_allowed_host,
    parse_boolean,
    parse_host,
    parse_integer,
    parse_list,
    parse_log_level,
    parse_origin,
    parse_origin_pattern,
    parse_site_name,
)

T = TypeVar("T")


class SettingError(ValueError):
    """An environment variable with a wrong value; the message is one line that names it."""

    def __init__(self, variable: str, reason: str) -> None:
        self.variable = variable
        super().__init__(f"{variable}: {reason}")


@dataclass(frozen=True)
class Environment:
    """The settings, checked and typed; `databases` is what Django's `DATABASES` takes."""

    allowed_hosts: list[str]
    csrf_trusted_origins: list[str]
    data_dir: Path
    databases: dict[str, Database]
    debug: bool
    host: str
    log_level: str
    port: int
    redis_url: str
    secret_key: str
    site_name: str
    site_url: str
    web_concurrency: int

    @property
    def is_https(self) -> bool:
        """Whether visitors reach the site over TLS, so that cookies and redirects insist on it."""
        return self.site_url.startswith("https://")


def read_environment(variables: Mapping[str, str], base_dir: Path) -> Environment:
    """Return the checked settings in `variables`; relative paths count from `base_dir`.

    `secret_key` and `redis_url` are empty when not given. Raises `SettingError` for the first
    wrong value.
    """

    def read(name: str, parse: Callable[[str], T], default: T) -> T:
        value = variables.get(name, "").strip()
        try:
            return parse(value) if value else default
        except ValueError as error:
            raise SettingError(name, str(error)) from error

    data_dir = read("DATA_DIR", lambda value: _parse_path(value, base_dir), base_dir / "var")
    host = read("HOST", parse_host, "127.0.0.1")
    port = read("PORT", lambda value: parse_integer(value, 1, 65535), 8000)
    site_url = read("SITE_URL", parse_origin, f"http://{format_bind(reachable_host(host), port)}")
    site_host = urlsplit(site_url).netloc.removesuffix(f":{urlsplit(site_url).port}")
    database = read(
        "DATABASE_URL",
        lambda value: parse_database_url(value, base_dir),
        sqlite_database(data_dir / "catalogue.sqlite3"),
    )
    return Environment(
        allowed_hosts=read(
            "ALLOWED_HOSTS",
            lambda value: [parse_allowed_host(item) for item in parse_list(value)],
            list(dict.fromkeys(("localhost", "127.0.0.1", "[::1]", site_host))),
        ),
        csrf_trusted_origins=read(
            "CSRF_TRUSTED_ORIGINS",
            lambda value: [parse_origin_pattern(item) for item in parse_list(value)],
            [site_url],
        ),
        data_dir=data_dir,
        databases={
            "default": database,
            **read("DATABASE_REPLICA_URLS", lambda value: _parse_replica_urls(value, base_dir, database), {}),
        },
        debug=read("DEBUG", parse_boolean, False),
        host=host,
        log_level=read("LOG_LEVEL", parse_log_level, "INFO"),
        port=port,
        redis_url=read("REDIS_URL", parse_redis_url, ""),
        secret_key=read("SECRET_KEY", str, ""),
        site_name=read("SITE_NAME", parse_site_name, "Film catalogue"),
        site_url=site_url,
        web_concurrency=read("WEB_CONCURRENCY", lambda value: parse_integer(value, 1, 256), os.cpu_count() or 1),
    )


def format_bind(host: str, port: int) -> str:
    """Return `host:port` as servers and URLs write it, an IPv6 address in brackets."""
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"


def reachable_host(host: str) -> str:
    """Return where this machine reaches a server bound to `host`, which may be every interface."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - looked up only


def _parse_path(value: str, base_dir: Path) -> Path:
    """Return the folder in `value`, which counts from `base_dir` and may begin with `~`."""
    try:
        path = base_dir / Path(value).expanduser()
    except RuntimeError:
        path = None
    if path is None or not value.isprintable():
        raise ValueError(f"{value!r} cannot be a folder")
    return path


def _parse_replica_urls(value: str, base_dir: Path, original: Database) -> dict[str, Database]:
    """Return read-only copies of the `original` database as `replica1`, `replica2` and so on."""
    replicas = [parse_database_url(url, base_dir) for url in parse_list(value)]
    if any(replica["ENGINE"] != original["ENGINE"] for replica in replicas):
        raise ValueError("a replica must be of the same kind as the database in DATABASE_URL")
    return {
        f"replica{number}": {**replica, "TEST": {"MIRROR": "default"}}
        for number, replica in enumerate(replicas, start=1)
    }
