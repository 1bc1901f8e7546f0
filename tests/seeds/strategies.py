"""Generated seeds: records that keep the format's rules, and texts that nearly do."""

import unicodedata
from decimal import Decimal

from hypothesis import strategies as st

from catalog.seeds import SeedRecord
from catalog.seeds.normalise import is_visible, normalise
from catalog.seeds.parser import split_names
from catalog.seeds.rules import MAX_MOVIE_ID

KEYS = ("movieId", "title", "year", "url", "ratingValue", "directors", "actors", "synopsis")

# Surrogates cannot be written as UTF-8; control characters never reach a record.
any_text = st.text(st.characters(exclude_categories=["Cs"]))
line = st.text(st.characters(exclude_categories=["Cs", "Cc"])).map(normalise)
title = line.filter(bool).filter(is_visible)
name = st.one_of(
    st.sampled_from(["John Glen", "Maryam d'Abo", "Robert Downey, Jr.", "Cher", "宮崎 駿", "Jr.", "III"]),
    line.map(lambda text: text.replace(",", " ")).map(normalise).filter(bool).filter(is_visible),
)
# A list is made as a seed makes it: a suffix after a name has become part of that name.
names = st.lists(name, max_size=6).map(lambda found: tuple(dict.fromkeys(split_names(", ".join(found)))))
unknown_key = line.map(lambda text: normalise(text.replace(":", " "))).filter(
    lambda key: key and key.lower() not in {known.lower() for known in KEYS}
)

records = st.builds(
    SeedRecord,
    movie_id=st.integers(1, MAX_MOVIE_ID),
    title=title,
    year=st.none() | st.integers(1870, 2036),
    url=st.sampled_from(["", "https://example.com/", "http://[::1]:80/x", "https://例え.jp/'"]),
    rating_value=st.none() | st.integers(0, 100).map(lambda tenths: Decimal(tenths).scaleb(-1)),
    directors=names,
    actors=names,
    synopsis=st.lists(line).map(lambda lines: "\n".join(lines).strip("\n")),
    unknown=st.lists(st.tuples(unknown_key, line), max_size=3, unique_by=lambda pair: pair[0].lower()).map(tuple),
)

_odd_value = st.one_of(
    any_text,
    st.from_regex(r"-?[0-9٠-٩]{0,25}([.,][0-9]{0,45})?", fullmatch=True),
    st.from_regex(r"(https?|ftp|javascript):/{0,3}[a-z@:\[\].%\\]{0,12}(/\S{0,5})?", fullmatch=True),
    st.lists(st.sampled_from(["A", "B  C", "Jr.", "II", "", " ", "e\u0301"])).map(",".join),
)
_odd_line = st.one_of(
    st.tuples(
        st.sampled_from([*KEYS, "Title", "colour", " MOVIEID ", ""]), st.sampled_from([":", ": ", ""]), _odd_value
    ).map("".join),
    st.sampled_from(["", " ", "synopsis:", "SYNOPSIS :", "movieId: 1", "title: A Film", "\ufeff", "\x07"]),
    any_text,
)
near_seeds = st.tuples(
    st.sampled_from(["", "\ufeff"]),
    st.lists(_odd_line, max_size=12),
    st.sampled_from(["\n", "\r\n", "\r", "\n\n", "\0\n"]),
).map(lambda parts: (parts[0] + parts[2].join(parts[1])).encode())


def is_normal(text: str) -> bool:
    """Whether ``text`` is as the format leaves every text: composed, without control characters but line ends."""
    return unicodedata.is_normalized("NFC", text) and not any(
        unicodedata.category(sign) == "Cc" for sign in text if sign != "\n"
    )
