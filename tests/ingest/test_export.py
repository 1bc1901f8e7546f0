"""What is exported and loaded into an empty database is the same catalogue."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalog.models import Credit, Movie, Person
from catalog.seeds import SeedRecord
from catalog.seeds.normalise import is_visible, normalise, normalise_lines
from tests.ingest.conftest import Ingest
from tests.seed_files import record, write_seeds


def catalogue() -> list[Any]:
    """Return all that visitors see: films with their credits, people with their addresses."""
    films = Movie.objects.public().order_by("pk")
    credits = Credit.objects.public().order_by("movie_id", "role", "position")
    return [
        list(films.values_list("pk", "title", "sort_title", "slug", "year", "url", "rating_value", "synopsis")),
        list(credits.values_list("movie_id", "role", "person__name", "character")),
        sorted(Person.objects.public().values_list("name", "sort_name")),
    ]


def emptied() -> None:
    Movie.objects.all().delete()
    Person.objects.all().delete()


def test_a_round_trip_with_corrections(ingest: Ingest, seeds: Path, tmp_path: Path) -> None:
    write_seeds(
        seeds,
        [
            record(1, "One", year=1990, actors="Ann Lee, Bob Ray", synopsis="Kit (Eve Hall) meets\n\nJo (Bob Ray)."),
            record(2, "Two", rating_value="7.5", directors="Ann Lee", url="https://example.org/2"),
            record(3, "Gone"),
        ],
    )
    ingest(seeds)
    movie = Movie.objects.get(movie_id=1)
    movie.title = "One, corrected"
    movie.save()
    Credit.objects.get(movie=1, person__name="Ann Lee").delete()
    person = Person.objects.get(name="Ann Lee")
    person.name = "Anne Lee, Jr."
    person.save()
    Movie.objects.filter(movie_id=3).update(hidden_since="2026-01-01T00:00Z")
    by_hand = Movie(title="Made by hand", year=2000)
    by_hand.save()
    before = catalogue()

    call_command("export_seeds", tmp_path / "out")
    emptied()
    run = ingest(tmp_path / "out")

    assert run.exit_code == 0
    assert run.report["warnings"] == []
    assert catalogue() == before


NAMES = st.sampled_from(["Ann Lee", "Bob Ray", "Jeroen Krabbé", "周星馳", "Robert Downey, Jr.", "Cher", "d'Abo"])
TEXT = st.text(max_size=60)
RECORDS = st.builds(
    SeedRecord,
    movie_id=st.integers(1, 2**63 - 1),
    title=TEXT.map(normalise).filter(bool).filter(is_visible),
    year=st.none() | st.integers(1870, 2030),
    url=st.sampled_from(["", "https://example.org/?a=b&c"]),
    rating_value=st.none() | st.decimals(0, 10, places=1),
    directors=st.lists(NAMES, unique=True, max_size=3).map(tuple),
    actors=st.lists(NAMES, unique=True, max_size=5).map(tuple),
    synopsis=TEXT.map(lambda text: normalise_lines(text.split("\n"))) | st.just("Kit (Ann Lee) meets Jo ( Mary Poe )."),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(records=st.lists(RECORDS, unique_by=lambda record: record.movie_id, min_size=1, max_size=6))
def test_a_round_trip_of_any_catalogue(ingest: Ingest, records: list[SeedRecord]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        emptied()
        assert ingest(write_seeds(Path(folder) / "in", records)).exit_code == 0
        before = catalogue()

        call_command("export_seeds", Path(folder) / "out", verbosity=0)
        emptied()
        assert ingest(Path(folder) / "out").exit_code == 0

        assert catalogue() == before


def test_what_the_format_has_no_place_for_is_said(
    ingest: Ingest, seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seeds(seeds, [record(1, actors="Ann Lee", synopsis="Kit (Eve Hall) sings.")])
    ingest(seeds)
    Credit.objects.filter(person__name="Ann Lee").update(character="Zed")
    Credit.objects.filter(person__name="Eve Hall").delete()

    call_command("export_seeds", tmp_path / "out")

    said = capsys.readouterr().err
    assert "actor Ann Lee as Zed is not told" in said
    assert "actor Eve Hall as Kit is told" in said


def test_a_folder_that_holds_something_is_left_alone(db: None, tmp_path: Path) -> None:
    (tmp_path / "precious.txt").write_text("mine")

    with pytest.raises(CommandError, match="not an empty folder"):
        call_command("export_seeds", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["precious.txt"]
