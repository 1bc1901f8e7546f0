"""The best documents that fit: all at once where few do, tier by tier where many do. The same for both databases.

Asked for tier by tier, words that few documents have in common would be looked for eight times, and each time the
lists of all documents that have one of them would be gone through for nothing.
"""

from catalog.search.engine import Documents, Expression, Keys, engine, rows

FEW = 1_000
"""Documents that are sooner all found than asked for tier by tier: some milliseconds on either database."""

_KEYS = {Documents.FILMS: Keys.FILMS, Documents.SYNOPSES: Keys.FILMS, Documents.PEOPLE: Keys.PEOPLE}


def best_documents(documents: Documents, expression: Expression, limit: int) -> list[tuple[int, int]]:
    """Return number and tier of at most `limit` documents that fit `expression`, the highest tier first.

    Of the lowest tier reached the smallest numbers, unless more than FEW fit: then it depends on the database.
    """
    some, parameters = engine().matching(documents, expression, FEW)
    # The keys of a film or a person know the tier; it is looked up only if these are all there are.
    tier = f"(SELECT tier FROM {_KEYS[documents]} AS k WHERE k.id = found.id LIMIT 1)"  # noqa: S608 - own names
    all_of_them = f"(SELECT COUNT(*) FROM found) < {FEW}"  # noqa: S608 - as above
    sql = f"WITH found AS MATERIALIZED ({some}) SELECT id, CASE WHEN {all_of_them} THEN {tier} END FROM found"  # noqa: S608 - as above
    found = rows(sql, parameters)
    if len(found) < FEW and all(tier is not None for _, tier in found):  # a title of signs alone has no key
        return sorted(found, key=lambda one: (-one[1], one[0]))[:limit]
    return engine().match(documents, expression, limit)
