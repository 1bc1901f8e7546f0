"""Tell nouns that name a person by work, kinship or part in the story."""

from catalog.synopsis.vocabulary import ROLE_NOUNS, TITLE_MODIFIERS, TITLES

_ENDINGS = (
    "man",
    "woman",
    "men",
    "women",
    "maker",
    "master",
    "mistress",
    "keeper",
    "monger",
    "smith",
    "ologist",
)
_ROLES = ROLE_NOUNS | (TITLES - TITLE_MODIFIERS)
_OCCUPATION_ENDINGS = ("er", "or", "ist", "ian", "eer", "ess", "ant", "ent", "wright")


def is_role(word: str) -> bool:
    """Say whether ``word``, singular or plural, names a person by work, kinship or part."""
    word = word.lower().rstrip(".")
    if word in _ROLES or word.removesuffix("s") in _ROLES or word.removesuffix("es") in _ROLES:
        return True
    return word.rpartition("-")[2] in _ROLES or (word.endswith(_ENDINGS) and len(word) > 5)


def may_be_occupation(word: str) -> bool:
    """Say whether ``word`` is a role or ends as occupations do ("cartographer", "dramatist")."""
    return is_role(word) or word.lower().removesuffix("s").endswith(_OCCUPATION_ENDINGS)
