"""The best documents that fit: all at once where few do, tier by tier where many do. The same for both databases.

Asked for tier by tier, words that few documents have in common would be looked for eight times, and each time the
lists of all documents that have one of them would be gone through for nothing.
"""

from catalog.search.engine import Documents, Expression, Keys, engine, kept_tiers

FEW = 2_000
"""Documents that are sooner all found than asked for tier by tier: some milliseconds on either database."""

_KEYS = {Documents.FILMS: Keys.FILMS, Documents.SYNOPSES: Keys.FILMS, Documents.PEOPLE: Keys.PEOPLE}


def best_documents(documents: Documents, expression: Expression, limit: int) -> list[tuple[int, int]]:
    """Return number and tier of at most `limit` documents that fit `expression`, the highest tier first.

    Of the lowest tier reached the smallest numbers, unless more than FEW fit: then it depends on the database.
    """
    found = engine().some(documents, expression, FEW)
    if len(found) < FEW:
        tiers = kept_tiers(_KEYS[documents], found)
        if len(tiers) == len(found):  # a title of signs alone has no key to know the tier from
            return sorted(tiers.items(), key=lambda one: (-one[1], one[0]))[:limit]
    return engine().match(documents, expression, limit)
