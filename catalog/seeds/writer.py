"""Writes a record as a seed file."""

from catalog.seeds.records import SeedRecord


def format_seed(record: SeedRecord) -> str:
    """Return the seed file of ``record``, so that reading it gives the same record.

    That holds for every record that the parser gives. Unknown keys are written after the known ones.
    """
    lines = [
        f"movieId: {record.movie_id}",
        f"title: {record.title}",
        f"year: {'' if record.year is None else record.year}",
        f"url: {record.url}",
        f"ratingValue: {'' if record.rating_value is None else record.rating_value}",
        f"directors: {', '.join(record.directors)}",
        f"actors: {', '.join(record.actors)}",
        *(f"{key}: {value}" for key, value in record.unknown),
        "",
        "synopsis:",
        record.synopsis,
    ]
    return "\n".join(lines) + "\n"
