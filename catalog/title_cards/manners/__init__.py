"""The manners that cards are drawn in, one a module, by the years they stand for.

To add one: write a module with a `MANNER`, and give it its years here.
"""

from . import (
    cut_paper,
    deco,
    layered,
    leader,
    negative_space,
    neon,
    noir,
    overprint,
    silent,
    streamline,
    stripe,
    swiss,
    thin,
)
from .manner import Manner

# The last year of each manner; the last manner has no end.
_BY_YEAR: tuple[tuple[int, Manner], ...] = (
    (1919, silent.MANNER),
    (1929, deco.MANNER),
    (1939, streamline.MANNER),
    (1949, noir.MANNER),
    (1959, cut_paper.MANNER),
    (1969, swiss.MANNER),
    (1979, stripe.MANNER),
    (1989, neon.MANNER),
    (1999, layered.MANNER),
    (2009, thin.MANNER),
    (2019, negative_space.MANNER),
    (9999, overprint.MANNER),
)
UNDATED = leader.MANNER

MANNERS: tuple[Manner, ...] = (*(manner for _, manner in _BY_YEAR), UNDATED)


def manner_of(year: int | None) -> Manner:
    """The manner of a year's films; films without a year have their own."""
    if year is None:
        return UNDATED
    return next((manner for last, manner in _BY_YEAR if year <= last), _BY_YEAR[-1][1])
