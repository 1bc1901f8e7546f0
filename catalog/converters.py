"""Parts of addresses."""

from catalog.seeds.rules import MAX_MOVIE_ID


class FilmNumberConverter:
    """A film's number, without leading zeros and within what the database can hold."""

    regex = "[1-9][0-9]{0,18}"

    def to_python(self, value: str) -> int:
        """Return the number; ValueError (a page that is not there) if it is greater than any film's."""
        number = int(value)
        if number > MAX_MOVIE_ID:
            raise ValueError(value)
        return number

    def to_url(self, value: int) -> str:
        """Return the number as it stands in an address."""
        return str(value)


class SlugConverter:
    """A slug of `catalog.text`, which may hold letters of any script; no control characters."""

    regex = r"[^/\x00-\x1f\x7f]{1,400}"

    def to_python(self, value: str) -> str:
        """Return the slug as it is."""
        return value

    def to_url(self, value: str) -> str:
        """Return the slug as it is; `reverse` percent-encodes it."""
        return value


class ImdbNumberConverter(SlugConverter):
    """IMDb's number of a title: `tt` and digits."""

    regex = "tt[0-9]{5,12}"


class YearConverter:
    """A year of four digits."""

    regex = "[1-9][0-9]{3}"

    def to_python(self, value: str) -> int:
        """Return the year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return the year as it stands in an address."""
        return str(value)


class DecadeConverter(YearConverter):
    """A decade by its first year and an s: `1980s`."""

    regex = "[1-9][0-9]{2}0s"

    def to_python(self, value: str) -> int:
        """Return the first year."""
        return int(value[:-1])

    def to_url(self, value: int) -> str:
        """Return the decade as it stands in an address."""
        return f"{value}s"
