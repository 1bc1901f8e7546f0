"""Pure text rules: folding, filing order and slugs. The same on every database and in every query."""

import hashlib
import re
import unicodedata

KEY_LENGTH = 200
"""Longest sort key or slug stored, in characters: it keeps an index row under PostgreSQL's limit of 2,704 bytes."""

_APOSTROPHES = "'’‘ʼʻ`´′"

# Letters that Unicode decomposition leaves alone, as English readers type them.
_LETTERS = {
    "ø": "o", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t", "ŋ": "n", "ɐ": "a",
    "ə": "e", "ƒ": "f", "ȼ": "c", "ɨ": "i", "ƶ": "z",
}  # fmt: skip

# "9½" is read "nine and a half": compatibility decomposition alone would make it "91⁄2".
_FRACTIONS = {
    chr(code): " " + unicodedata.normalize("NFKD", chr(code)).replace("⁄", " ") + " "
    for code in (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189)
}

_BEFORE_DECOMPOSITION = str.maketrans({**_FRACTIONS, **dict.fromkeys(_APOSTROPHES)})
_AFTER_DECOMPOSITION = str.maketrans({**_LETTERS, "&": " and ", **dict.fromkeys(_APOSTROPHES)})
_ASCII_FOLD = str.maketrans(
    {chr(code): " " for code in range(128) if not chr(code).isalnum()} | {"&": " and ", "'": None, "`": None}
)
# Marks on Latin, Greek and Cyrillic letters only: in Japanese, Hindi or Thai a mark is part of the letter.
_DIACRITICS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_NOT_WORD = re.compile(r"[^\w\u0900-\u0dff\u0e00-\u0eff]+|_+")

_ARTICLE = re.compile(r"\W*(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SUFFIX = re.compile(r",?\s+(Jr\.?|Sr\.?|I{2,3}|IV)$")
_PARTICLES = frozenset(
    "al ap ben bin da dal dall dalla de del della delle den der di dos du el i la las le les lo los"
    " mac mc o st ste ten ter van vander vom von zu zum zur".split()
)


def fold(text: str) -> str:
    """Return ``text`` as search and sorting see it: lower-case words without accents or punctuation, single spaces.

    ``"Krabbé & d’Abo"`` gives ``"krabbe and dabo"``. Letters of other scripts stay as they are. A text of symbols
    alone gives ``""``. Folding twice gives the same as folding once.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_FOLD).split())
    text = unicodedata.normalize("NFKD", text.translate(_BEFORE_DECOMPOSITION)).casefold()
    text = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(_AFTER_DECOMPOSITION)
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", text)).split())


def sort_title(title: str) -> str:
    """Return the key a film is filed under: folded, without a leading English article.

    ``"The Living Daylights"`` gives ``"living daylights"``. Only English articles are dropped: a seed does not tell a
    title's language, and "Die" opens *Die Hard* as well as *Die Brücke*. A title that is all symbols keeps them.
    """
    key = fold(_ARTICLE.sub("", title, count=1) if _ARTICLE.match(title) else title) or fold(title)
    return (key or title.casefold())[:KEY_LENGTH].rstrip()


def sort_name(name: str) -> str:
    """Return the key a person is filed under: folded surname, two spaces, folded given names.

    ``"Maryam d'Abo"`` gives ``"dabo  maryam"``, ``"Robert De Niro"`` ``"de niro  robert"``: particles file with the
    surname, as film reference books in English do. Two spaces file every Glen before the first Glen Smith.
    """
    suffix = _SUFFIX.search(name)
    words = (name[: suffix.start()] if suffix else name).split()
    first = max(len(words) - 1, 0)
    while first > 1 and fold(words[first - 1]) in _PARTICLES:
        first -= 1
    surname, given = words[first:], words[:first] + ([suffix[1]] if suffix else [])
    key = f"{fold(' '.join(surname))}  {fold(' '.join(given))}".strip()
    return (key or name.casefold())[:KEY_LENGTH].rstrip()


def slugify(text: str) -> str:
    """Return ``text`` as one part of an address: folded words joined by hyphens, cut at a word; ``""`` if no word is left."""
    slug = fold(text).replace(" ", "-")
    if len(slug) > KEY_LENGTH - 20:
        slug = slug[: KEY_LENGTH - 20].rpartition("-")[0] or slug[: KEY_LENGTH - 20]
    return slug


def title_slug(title: str) -> str:
    """Return the readable part of a film's address; ``"film"`` where the title has no word. Not unique: the number is."""
    return slugify(title) or "film"


def name_slug(name: str) -> str:
    """Return the address that a person's name alone asks for; two names may ask for the same one."""
    return slugify(name) or f"person-{_digest(name)}"


def second_name_slug(name: str) -> str:
    """Return the address of a person whose plain one is taken: the same on every rebuild, for it depends on the name alone."""
    return f"{name_slug(name)}-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:6]
