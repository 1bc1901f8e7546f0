"""What the nodes share: Redis, where there is one. Whether it answers makes the site quicker, never wrong or broken."""

import logging
import time
from functools import lru_cache
from typing import Any

from django.conf import settings

TIMEOUT = 0.08
"""Seconds that Redis has to connect or to answer: a page is rendered in less than a few of these."""
SECONDS_LEFT_ALONE = 5.0
"""How long Redis is not asked after it failed, so that not every request waits for TIMEOUT."""
SECONDS_KEPT = 24 * 3600
"""After this Redis forgets what nobody asks for any more: versions of the catalogue that are past."""
PREFIX = "film-catalogue:"

_logger = logging.getLogger(__name__)


class SharedStore:
    """Bytes by key, kept in Redis. A failure counts as nothing found, and is said once in the log."""

    def __init__(self, url: str) -> None:
        """Keep nothing if `url` is empty."""
        self._client: Any = _client(url) if url else None
        self._left_alone_until = 0.0
        self._away = False

    def get(self, key: str) -> bytes | None:
        """Return what is kept, None if nothing is or Redis does not answer."""
        found = self._ask("get", PREFIX + key)
        return found if isinstance(found, bytes) else None

    def put(self, key: str, value: bytes) -> None:
        """Keep `value`, if Redis answers."""
        self._ask("set", PREFIX + key, value, ex=SECONDS_KEPT)

    def _ask(self, command: str, *arguments: Any, **options: Any) -> object:
        if self._client is None or time.monotonic() < self._left_alone_until:
            return None
        from redis import RedisError  # noqa: PLC0415  # 0.1 s that few sites need

        try:
            answer: object = getattr(self._client, command)(*arguments, **options)
        except (RedisError, OSError) as error:
            self._left_alone_until = time.monotonic() + SECONDS_LEFT_ALONE
            if not self._away:
                _logger.warning("Redis is away; this node goes on without it: %s", error)
            self._away = True
            return None
        if self._away:
            _logger.info("Redis is back")
            self._away = False
        return answer


@lru_cache(maxsize=1)
def shared_store() -> SharedStore:
    """Return the store of this process."""
    return SharedStore(settings.REDIS_URL)


def _client(url: str) -> Any:  # noqa: ANN401  # Redis' client has two faces, and this one needs no type
    from redis import Redis  # noqa: PLC0415  # 0.1 s that few sites need
    from redis.backoff import NoBackoff  # noqa: PLC0415  # as above
    from redis.retry import Retry  # noqa: PLC0415  # as above

    retry = Retry(NoBackoff(), 0)
    return Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT, retry=retry)
