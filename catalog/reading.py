"""A synopsis as a page sets it: its opening, then the rest that tells the ending; people in it linked. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.synopsis.brackets import without_blanks_in_brackets
from catalog.synopsis.late_names import late_from
from catalog.synopsis.linked_text import Link, bare_mentions, linked_runs
from catalog.synopsis.mentions import find_mentions
from catalog.synopsis.opening import reading_minutes, split_opening
from catalog.synopsis.paragraphs import paragraphs

LinkedParagraph = Sequence[tuple[str, str | None]]
"""Runs of text that give the paragraph when joined, but for blanks inside brackets; beside each the slug of the person it names, or None."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The paragraphs of the opening and of the rest, and the minutes that the whole takes to read.

    Names that the synopsis does not give before the offset ``late_from`` belong to the rest; None if there is none.
    """

    opening: Sequence[LinkedParagraph]
    rest: Sequence[LinkedParagraph]
    minutes: int
    late_from: int | None


def reading(synopsis: str, slugs: Mapping[str, str]) -> Reading:
    """Return `synopsis` in paragraphs; `slugs` gives the person's for each name that is to be linked.

    `rest` is empty where the synopsis is so short, or tells so little, that all of it is opening.
    """
    parts = paragraphs(synopsis)
    annotated = [
        Link(mention.start, mention.end, slugs[mention.person])
        for mention in find_mentions(synopsis, list(slugs))
        if mention.person in slugs
    ]
    runs = [
        [(without_blanks_in_brackets(text), slug) for text, slug in paragraph]
        for paragraph in linked_runs(synopsis, parts, [*annotated, *bare_mentions(synopsis, slugs)])
    ]
    opening = split_opening(parts, synopsis)
    late = late_from(synopsis, parts[opening - 1].end) if opening < len(parts) else None
    return Reading(runs[:opening], runs[opening:], reading_minutes(synopsis), late)
