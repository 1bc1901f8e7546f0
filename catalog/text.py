"""Pure text rules: folding, filing order, slugs. The same on every database and in every query."""

import hashlib
import re
import unicodedata

KEY_LENGTH = 200
"""Longest sort key or slug stored, in characters.

It keeps an index row under the 2,704 bytes that PostgreSQL allows.
"""

SLUG_LENGTH = KEY_LENGTH - 20
"""Longest slug made from a text, in characters: room is left for what tells two equal ones apart."""

# Signs that people type, or leave out, where a word has an apostrophe.
_APOSTROPHES = (
    "'`‘’\N{ACUTE ACCENT}\N{GREEK OXIA}\N{PRIME}\N{MODIFIER LETTER APOSTROPHE}\N{MODIFIER LETTER TURNED COMMA}"
)

# What shapes or breaks lines and is never seen.
_INVISIBLE = "\N{SOFT HYPHEN}\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{WORD JOINER}"

# Letters that Unicode decomposition leaves alone, as English readers type them.
_LETTERS = {
    "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŧ": "t",
    "ŋ": "n", "ƒ": "f", "ƶ": "z", "ɨ": "i", "ə": "e", "\N{LATIN SMALL LETTER DOTLESS I}": "i",
}  # fmt: skip

# "9½" is read "9 1 2": compatibility decomposition alone would make it "91 2".
_FRACTION_SLASH = "\N{FRACTION SLASH}"
_FRACTIONS = {
    sign: f" {unicodedata.normalize('NFKD', sign).replace(_FRACTION_SLASH, ' ')} "
    for sign in map(chr, (*range(0xBC, 0xBF), *range(0x2150, 0x215F), 0x2189))
}

_ASCII_FOLD = str.maketrans(
    {sign: " " for sign in map(chr, range(128)) if not sign.isalnum()} | {"&": " and ", "'": None, "`": None}
)
_BEFORE_DECOMPOSITION = str.maketrans(_FRACTIONS | dict.fromkeys(_APOSTROPHES + _INVISIBLE))
_AFTER_DECOMPOSITION = str.maketrans(_LETTERS | {"&": " and "} | dict.fromkeys(_APOSTROPHES))

# Marks that readers leave out: on Latin, Greek and Cyrillic letters, Hebrew points, Arabic vowels.
_DIACRITICS = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
# Every other mark is part of its word (in Hindi, Thai, Japanese), though \w does not count it.
_MARKS = "".join(
    sign
    for sign in map(chr, (*range(0x0700, 0x1AB0), *range(0x3000, 0x3100), *range(0xA800, 0xAC00)))
    if unicodedata.category(sign) in ("Mn", "Mc")
)
_NOT_WORD = re.compile(rf"(?:[^\w{_MARKS}]|_)+")

_ARTICLE = re.compile(r"\W*(?:the|a|an)\s+(?=\S)", re.IGNORECASE)
_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})

# "Al" and "Ben" are not among them: more often they are given names ("Weird Al Yankovic").
_PARTICLES = frozenset(
    {
        *("da", "dal", "dall", "dalla", "de", "del", "della", "delle", "di", "dos", "du", "el"),
        *("la", "las", "le", "les", "lo", "los", "st", "st.", "ste", "ste."),
        *("den", "der", "ten", "ter", "van", "vander", "vom", "von", "zu", "zum", "zur"),
    }
)


def fold(text: str) -> str:
    """Return ``text`` as search and sorting see it: plain lower-case words, single spaces.

    Accents and punctuation go: ``"Krabbé & d'Abo"`` gives ``"krabbe and dabo"``. Letters of other
    scripts stay. Symbols alone give ``""``. Folding twice gives the same as folding once.
    """
    if text.isascii():
        return " ".join(text.lower().translate(_ASCII_FOLD).split())
    text = unicodedata.normalize("NFKD", text.translate(_BEFORE_DECOMPOSITION)).casefold()
    text = _DIACRITICS.sub("", unicodedata.normalize("NFKD", text)).translate(_AFTER_DECOMPOSITION)
    return " ".join(_NOT_WORD.sub(" ", unicodedata.normalize("NFC", text)).split())


def sort_title(title: str) -> str:
    """Return the key a film is filed under: folded, without a leading English article.

    ``"The Living Daylights"`` gives ``"living daylights"``. Only English articles are dropped: a
    seed does not tell a title's language, and "Die" opens *Die Hard* as well as *Die Brücke*. A
    title that is all symbols keeps them.
    """
    article = _ARTICLE.match(title)
    key = fold(title[article.end() :] if article else title) or fold(title) or title.casefold()
    return key[:KEY_LENGTH].rstrip()


def sort_name(name: str) -> str:
    """Return the key a person is filed under: folded surname, two spaces, folded given names.

    ``"Maryam d'Abo"`` gives ``"dabo  maryam"``, ``"Robert De Niro"`` ``"de niro  robert"``:
    particles file with the surname, as film reference books in English do. Two spaces file every
    Glen before the first Glen Smith.
    """
    words = name.split()
    suffix = [words.pop()] if len(words) > 1 and words[-1] in _SUFFIXES else []
    first = max(len(words) - 1, 0)
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    surname, given = fold(" ".join(words[first:])), fold(" ".join(words[:first] + suffix))
    key = f"{surname}  {given}".strip() or name.casefold()
    return key[:KEY_LENGTH].rstrip()


def slugify(text: str) -> str:
    """Return ``text`` as a part of an address: folded words joined by hyphens, or ``""``.

    A long one is cut at a word, at most ``SLUG_LENGTH`` characters from its start.
    """
    slug = fold(text).replace(" ", "-")
    if len(slug) > SLUG_LENGTH:
        slug = slug[:SLUG_LENGTH].rpartition("-")[0] or slug[:SLUG_LENGTH]
    return slug


def title_slug(title: str) -> str:
    """Return the readable part of a film's address; ``"film"`` where the title has no word.

    It need not be unique: the film's number stands before it.
    """
    return slugify(title) or "film"


def name_slug(name: str) -> str:
    """Return the address that a person's name alone asks for; two names may ask for one."""
    return slugify(name) or f"person-{_digest(name)}"


def second_name_slug(name: str) -> str:
    """Return the address of a person whose plain one is taken.

    It depends on the name alone, so a rebuilt database gives the same one.
    """
    return f"{name_slug(name)}-{_digest(name)}"


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:6]
