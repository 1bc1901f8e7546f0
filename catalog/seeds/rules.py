"""The limits of the seed format, and the checks that forms apply as well."""

import re
from urllib.parse import urlsplit

MAX_MOVIE_ID = 2**63 - 1
MAX_TITLE_LENGTH = 500
MAX_URL_LENGTH = 2000
MAX_NAME_LENGTH = 500
"""Characters in a person's name: the format sets no limit, the unique index on names does."""
FIRST_YEAR = 1870
YEARS_AHEAD = 10
MAX_RATING = 10

NAME_SUFFIXES = frozenset({"Jr.", "Sr.", "II", "III", "IV"})
"""Parts of a list of names that belong to the name before them."""

# What would end an attribute or a tag, or be read differently by two URL parsers.
_NEVER_IN_URL = re.compile(r'[\s"<>\\`]')
# What nearly every link is, and right as it stands: taking it apart takes ten times as long.
_PLAIN_URL = re.compile(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)+(/[\w/%().,!~*:;&=?#+$'-]*)?", re.ASCII)


def year_problem(year: int, this_year: int) -> str | None:
    """Return why ``year`` cannot be a film's year, seen from ``this_year``; None if it can."""
    if FIRST_YEAR <= year <= this_year + YEARS_AHEAD:
        return None
    return f"year must be from {FIRST_YEAR} to {this_year + YEARS_AHEAD}"


def url_problem(url: str) -> str | None:
    """Return why ``url`` is not fit to be shown as a link; None if it is.

    A source link is http or https with a host, and without user info, for
    ``https://imdb.com@example.com/`` looks like another site's. Double quotes and white space are
    refused because such addresses end up in attributes.
    """
    if len(url) > MAX_URL_LENGTH:
        return f"url is longer than {MAX_URL_LENGTH} characters"
    if _PLAIN_URL.fullmatch(url):
        return None
    if _NEVER_IN_URL.search(url) or not url.isprintable():
        return "url contains a space, a quote or another character that no address has"
    try:
        parts = urlsplit(url)
        parts.port  # noqa: B018  # raises ValueError for a port that is none
    except ValueError:
        return "url is not a web address"
    if parts.scheme not in ("http", "https"):
        return "url must begin with http:// or https://"
    if "@" in parts.netloc:
        return "url must not contain a user name"
    return None if parts.hostname and parts.hostname.strip(".") else "url has no host"
