"""Parsers for single values of environment variables; each raises `ValueError` with a reason."""

import ipaddress
import re
from urllib.parse import urlsplit

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
BOOLEANS = {
    **dict.fromkeys(("1", "true", "yes", "on"), True),
    **dict.fromkeys(("0", "false", "no", "off"), False),
}
# RFC 1123 §2.1, and underscores, with which container networks name hosts.
HOST_NAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?"
    r"(\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*",
    re.IGNORECASE,
)
SITE_NAME_LENGTH = 80


def parse_boolean(value: str) -> bool:
    """Return what `1`, `true`, `yes`, `on` and their opposites mean, in any case."""
    try:
        return BOOLEANS[value.lower()]
    except KeyError:
        raise ValueError(f"{value!r} is neither 'true' nor 'false'") from None


def parse_integer(value: str, lowest: int, highest: int) -> int:
    """Return the whole number in `value`, which must lie within the bounds, both included."""
    if not re.fullmatch(r"[0-9]{1,9}", value) or not lowest <= int(value) <= highest:
        raise ValueError(f"{value!r} is not a whole number from {lowest} to {highest}")
    return int(value)


def parse_list(value: str) -> list[str]:
    """Return the comma-separated items of `value` without blanks around them."""
    return [item.strip() for item in value.split(",") if item.strip()]


def parse_log_level(value: str) -> str:
    """Return one of the `LOG_LEVELS`, given in any case."""
    if value.upper() not in LOG_LEVELS:
        raise ValueError(f"{value!r} is none of {', '.join(LOG_LEVELS)}")
    return value.upper()


def parse_site_name(value: str) -> str:
    """Return the name, which must be printable and short enough for a page's title."""
    if not value.isprintable() or len(value) > SITE_NAME_LENGTH:
        raise ValueError(f"must be one line of at most {SITE_NAME_LENGTH} printable characters")
    return value


def parse_host(value: str) -> str:
    """Return the name or IP address to listen on, an IPv6 address with or without brackets."""
    address = value[1:-1] if value.startswith("[") and value.endswith("]") else value
    if not _is_ip_address(address) and not _is_host_name(value):
        raise ValueError(f"{value!r} is neither a host name nor an IP address")
    return address


def parse_allowed_host(value: str) -> str:
    """Return an entry of Django's `ALLOWED_HOSTS`: a host, `.example.org` or `*`, no port."""
    in_brackets = value.startswith("[") and value.endswith("]")
    if not (
        value == "*"
        or _is_host_name(value.removeprefix("."))
        or (_is_ip_address(value[1:-1]) if in_brackets else _is_ip_address(value))
    ):
        raise ValueError(f"{value!r} is not a host name without scheme and port")
    return f"[{value}]" if ":" in value and not in_brackets else value


def parse_origin(value: str) -> str:
    """Return `http(s)://host[:port]` without a closing slash; nothing may follow the port."""
    parts = urlsplit(value)
    if (
        parts.scheme not in ("http", "https")
        or not _is_host(parts.hostname or "")
        or parts.username is not None
        or parts.path.strip("/")
        or parts.query
        or parts.fragment
        or parts.port == 0
    ):
        raise ValueError(f"{value!r} is not of the form https://films.example.org")
    return f"{parts.scheme}://{parts.netloc.lower()}"


def parse_origin_pattern(value: str) -> str:
    """Return an origin as `parse_origin` does, whose host may begin with `*.`."""
    scheme, separator, host = value.partition("://*.")
    if separator:
        return parse_origin(f"{scheme}://{host}").replace("://", "://*.")
    return parse_origin(value)


def _is_host(value: str) -> bool:
    return _is_ip_address(value) or _is_host_name(value)


def _is_host_name(value: str) -> bool:
    """Whether this is a host name; what looks like a number must be a whole IP address."""
    looks_like_number = re.fullmatch(r"[0-9.]+", value) is not None
    return HOST_NAME.fullmatch(value) is not None and not looks_like_number


def _is_ip_address(value: str) -> bool:
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return True
