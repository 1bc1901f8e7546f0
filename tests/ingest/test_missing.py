"""Films whose seed is missing stay, or are hidden when asked, but never in great numbers by accident."""

from pathlib import Path

import pytest

from catalog.models import Credit, Movie
from tests.ingest.conftest import Ingest
from tests.seed_files import record, write_seeds


@pytest.fixture
def loaded(ingest: Ingest, seeds: Path) -> Path:
    """Return the folder of ten films that are on the site."""
    write_seeds(seeds, [record(n, actors="A") for n in range(1, 11)])
    ingest(seeds)
    return seeds


def visible() -> list[int]:
    return list(Movie.objects.public().order_by("movie_id").values_list("movie_id", flat=True))


def test_without_prune_they_stay_and_are_counted(ingest: Ingest, loaded: Path) -> None:
    (loaded / "3.txt").unlink()

    run = ingest(loaded)

    assert run.report["films"]["missing"] == 1
    assert run.report["films"]["hidden"] == 0
    assert len(visible()) == 10


def test_with_prune_they_leave_the_site_and_come_back_with_their_seed(ingest: Ingest, loaded: Path) -> None:
    text = (loaded / "3.txt").read_text()
    (loaded / "3.txt").unlink()

    run = ingest(loaded, "--prune")

    assert run.report["films"]["hidden"] == 1
    assert 3 not in visible()
    assert Credit.objects.filter(movie=3).exists()

    (loaded / "3.txt").write_text(text)
    run = ingest(loaded)

    assert run.report["films"]["updated"] == 1
    assert 3 in visible()


def test_prune_refuses_to_hide_more_than_a_fifth(ingest: Ingest, loaded: Path) -> None:
    for number in (3, 4, 5):
        (loaded / f"{number}.txt").unlink()
    write_seeds(loaded, [record(1, "Changed", actors="A")])

    run = ingest(loaded, "--prune")

    assert run.exit_code == 1
    assert "3 of 10 films" in run.errors
    assert "--force" in run.errors
    assert len(visible()) == 10
    assert not Movie.objects.filter(title="Changed").exists()
    assert run.report["status"] == "failed"

    run = ingest(loaded, "--prune", "--force")

    assert run.exit_code == 0
    assert run.report["films"]["hidden"] == 3
    assert len(visible()) == 7


def test_a_fifth_exactly_is_hidden(ingest: Ingest, loaded: Path) -> None:
    for number in (3, 4):
        (loaded / f"{number}.txt").unlink()

    assert ingest(loaded, "--prune").report["films"]["hidden"] == 2


def test_a_dry_run_tells_which_films_prune_would_hide(ingest: Ingest, loaded: Path) -> None:
    (loaded / "3.txt").unlink()

    run = ingest(loaded, "--prune", "--dry-run")

    assert (run.exit_code, run.report["films"]["hidden"]) == (0, 1)
    assert "3 A Film: would be hidden" in run.output
    assert len(visible()) == 10


def test_a_dry_run_tells_of_too_many_as_well_and_then_refuses(ingest: Ingest, loaded: Path) -> None:
    for number in (3, 4, 5):
        (loaded / f"{number}.txt").unlink()

    run = ingest(loaded, "--prune", "--dry-run")

    assert (run.exit_code, run.output.count("would be hidden")) == (1, 3)
    assert "--force" in run.errors


def test_a_film_whose_file_is_rejected_is_not_missing(ingest: Ingest, loaded: Path) -> None:
    (loaded / "3.txt").write_bytes(b"\xff\xfe")

    run = ingest(loaded, "--prune")

    assert run.report["films"]["hidden"] == 0
    assert len(visible()) == 10


def test_a_film_made_by_hand_is_never_missing(ingest: Ingest, loaded: Path) -> None:
    film = Movie(title="Made by hand")
    film.save()

    run = ingest(loaded, "--prune")

    assert film.movie_id == 10**12
    assert run.report["films"]["hidden"] == 0


def test_a_seed_with_the_highest_number_leaves_numbers_for_films_made_by_hand(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(2**63 - 1), record(10**12)])
    ingest(seeds)
    film = Movie(title="Made by hand")

    film.save()

    assert film.movie_id == 10**12 + 1
