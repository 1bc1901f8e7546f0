"""A contact sheet of title cards, to judge them by eye: an HTML page of the films in a folder of seed files.

Usage: python benchmarks/title_card_contact_sheet.py SEED_FOLDER OUT.html [--count 96] [--decade 1980] [--width 200] [--people]

Reads `*.txt` in the folder and below it, spreads its choice evenly over them, and writes one page with the pictures
inside it, on paper and on near-black by the system's colour scheme.
"""

import argparse
import base64
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from catalog.title_cards import film_card, manner_for, monogram

PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Title cards</title><style>
:root {{ color-scheme: light dark; background: light-dark(#f6f1e7, #14110e); }}
body {{ margin: 14px; display: grid; gap: 14px; grid-template-columns: repeat(auto-fill, {width}px); }}
img {{ width: {width}px; display: block; }}
</style>
{images}
"""


@dataclass(frozen=True)
class Film:
    """What a card needs of a seed file."""

    title: str
    year: int | None
    people: tuple[str, ...]


def read(path: Path) -> Film | None:
    """The film of a seed file, by its header alone; None without a title."""
    header: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", errors="replace") as lines:
        for line in lines:
            key, colon, value = line.partition(":")
            if not colon or key.strip().lower() == "synopsis":
                break
            header[key.strip().lower()] = value.strip()
    names = f"{header.get('directors', '')},{header.get('actors', '')}".split(",")
    year = header.get("year", "")
    people = tuple(name.strip() for name in names if name.strip())[:5]
    return Film(header["title"], int(year) if year.isdecimal() else None, people) if header.get("title") else None


def films(folder: Path, count: int, decade: int | None) -> Iterator[Film]:
    """At most `count` films, spread evenly over the folder's files; of one decade if given."""
    found = [film for path in sorted(folder.rglob("*.txt")) if (film := read(path))]
    if decade is not None:
        found = [film for film in found if film.year is not None and film.year // 10 * 10 == decade]
    chosen = min(count, len(found))
    yield from (found[i * len(found) // chosen] for i in range(chosen))


def image(svg: str, words: str) -> str:
    """The drawing as it will be used: through `<img>`."""
    data = base64.b64encode(svg.encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{data}" alt="{escape(words)}" title="{escape(words)}">'


def main() -> None:
    """Read the arguments, write the page, say what was written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int, default=96)
    parser.add_argument("--decade", type=int)
    parser.add_argument("--width", type=int, default=200)
    parser.add_argument("--people", action="store_true", help="monograms instead of cards")
    options = parser.parse_args()
    images = []
    for film in films(options.folder, options.count, options.decade):
        if options.people:
            decade = None if film.year is None else film.year // 10 * 10
            images += [image(monogram(name, decade), name) for name in film.people[:1]]
        else:
            card = film_card(film.title, film.year, film.people)
            images.append(image(card, f"{film.title} ({film.year}) - {manner_for(film.year)}"))
    if not images:
        sys.exit(f"no seed file with a title in {options.folder}")
    options.out.write_text(PAGE.format(width=options.width, images="\n".join(images)), encoding="utf-8")
    print(f"{options.out}: {len(images)} pictures")


if __name__ == "__main__":
    main()
