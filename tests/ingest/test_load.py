"""A load puts films on the site as their seeds say, and again changes nothing."""

import io
import sys
from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalog.models import Credit, Load, Movie, Person, SourceRecord
from catalog.search.engine import Documents
from tests.ingest.conftest import Ingest
from tests.seed_files import record, seed_text, write_seeds, write_tar, write_zip

ORIGINAL = Path("fixtures/seeds/000_278c11b8206f4e2d.txt")
CAST = [
    "Timothy Dalton",
    "Maryam d'Abo",
    "Jeroen Krabbé",
    "Joe Don Baker",
    "John Rhys-Davies",
    "Art Malik",
    "Andreas Wisniewski",
    "Thomas Wheatley",
    "Desmond Llewelyn",
    "Robert Brown",
]


def names(movie_id: int, role: str) -> list[str]:
    credits = Credit.objects.filter(movie=movie_id, role=role).order_by("position")
    assert [credit.position for credit in credits] == list(range(len(credits)))
    return [credit.person.name for credit in credits.select_related("person")]


def table_contents() -> list[object]:
    return [list(model.objects.order_by("pk").values()) for model in (Movie, Person, Credit, SourceRecord)]


def test_the_original_seed_becomes_a_film_with_its_people(ingest: Ingest) -> None:
    run = ingest(ORIGINAL)

    assert run.exit_code == 0
    assert run.report["films"]["created"] == 1
    assert run.report["people"]["created"] == 15
    assert run.report["credits"]["created"] == 15
    film = Movie.objects.get(movie_id=4005)
    assert (film.title, film.year, film.rating_value) == ("The Living Daylights", 1987, None)
    assert film.url == "https://www.imdb.com/title/tt0093428/"
    assert film.sort_title == "living daylights"
    assert film.slug == "the-living-daylights"
    assert film.synopsis.startswith("The 00 section of MI6")
    assert names(4005, "director") == ["John Glen"]
    assert names(4005, "actor")[:10] == CAST


@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL alone leaves new words for later")
def test_a_load_leaves_no_words_for_searches_to_go_through(ingest: Ingest) -> None:
    ingest(ORIGINAL)

    with connection.cursor() as cursor:
        for documents in Documents:
            cursor.execute(f"SELECT gin_clean_pending_list('{documents}_words')")
            assert cursor.fetchone() == (0,), documents


def test_the_same_seeds_again_write_nothing(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="A, B"), record(2, directors="C")])
    ingest(seeds)
    before = table_contents()

    with CaptureQueriesContext(connection) as queries:
        run = ingest(seeds)

    assert run.report["films"] == {
        "created": 0, "updated": 0, "unchanged": 2, "conflicts": 0, "rejected": 0, "missing": 0, "hidden": 0,
    }  # fmt: skip
    assert table_contents() == before
    written = {
        query["sql"].split()[2].strip('"') for query in queries if query["sql"].startswith(("INSERT", "DELETE"))
    } | {query["sql"].split()[1].strip('"') for query in queries if query["sql"].startswith("UPDATE")}
    assert written == {"catalog_load"}


def test_a_changed_seed_updates_its_film(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Old", year=1990, rating_value=5, directors="D", actors="A, B, C")])
    ingest(seeds)
    kept = Credit.objects.get(person__name="C")

    write_seeds(seeds, [record(1, "New", year=1991, directors="D", actors="C, E, A", synopsis="Now.")])
    run = ingest(seeds)

    assert run.report["films"]["updated"] == 1
    assert run.report["credits"] == {"created": 1, "removed": 1}
    film = Movie.objects.get()
    assert (film.title, film.year, film.rating_value, film.synopsis) == ("New", 1991, None, "Now.")
    assert (film.sort_title, film.slug) == ("new", "new")
    assert names(1, "actor") == ["C", "E", "A"]
    assert Credit.objects.get(person__name="C").pk == kept.pk


@pytest.mark.parametrize("kind", ["file", "folder", "zip", "tar", "tar.gz", "tgz", "-"])
def test_every_kind_of_path_loads(ingest: Ingest, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    members = {"films/1.txt": seed_text(1), "films/deep/2.txt": seed_text(2), "films/README.md": "no seed"}
    argument: Path | str
    if kind == "file":
        argument = tmp_path / "1.txt"
        argument.write_text(seed_text(1))
    elif kind == "folder":
        argument = tmp_path / "films"
        (argument / "deep").mkdir(parents=True)
        for name, text in members.items():
            (tmp_path / name).write_text(text)
    elif kind == "zip":
        argument = write_zip(tmp_path / "films.zip", members)
    elif kind == "-":
        stream = write_tar(tmp_path / "films.tar", members, "w").read_bytes()
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(stream)))
        argument = "-"
    else:
        mode = "w" if kind == "tar" else "w:gz"
        argument = write_tar(tmp_path / f"films.{kind}", members, mode)

    run = ingest(argument)

    assert run.exit_code == 0
    assert Movie.objects.count() == (1 if kind == "file" else 2)


def test_names_that_differ_only_by_normalisation_are_one_person(ingest: Ingest, seeds: Path) -> None:
    (seeds / "1.txt").write_text("movieId: 1\ntitle: One\nactors: Jeroen Krabbé\n")
    (seeds / "2.txt").write_text("movieId: 2\ntitle: Two\nactors: Jeroen \u00a0 Krabbe\u0301\n")

    ingest(seeds)

    assert list(Person.objects.values_list("name", flat=True)) == ["Jeroen Krabbé"]


def test_two_people_of_one_address_get_the_same_addresses_in_every_rebuild(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="Gert Fröbe, Gert Frobe, GERT FROBE, $, ?")])
    ingest(seeds)
    first = dict(Person.objects.values_list("name", "slug"))
    Movie.objects.all().delete()
    Person.objects.all().delete()

    ingest(seeds)

    assert dict(Person.objects.values_list("name", "slug")) == first
    assert first["Gert Fröbe"] == "gert-frobe"
    assert len(set(first.values())) == 5


def test_a_rejected_file_leaves_its_film_as_it_was_and_the_others_load(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Kept"), record(2, "Old")])
    ingest(seeds)
    (seeds / "1.txt").write_text("movieId: 1\ntitle: Broken\nyear: soon\nratingValue: 11\n")
    write_seeds(seeds, [record(2, "New")])

    run = ingest(seeds)

    assert run.exit_code == 3
    assert dict(Movie.objects.values_list("movie_id", "title")) == {1: "Kept", 2: "New"}
    assert run.report["films"]["rejected"] == 1
    assert run.report["films"]["missing"] == 0
    path = str(seeds / "1.txt")
    assert [(problem["path"], problem["line"]) for problem in run.report["rejections"]] == [
        (path, 3),
        (path, 4),
    ]
    assert f"{path}:3: year" in run.errors
    assert f"{path}:4: ratingValue" in run.errors


def test_of_two_files_for_one_film_the_first_in_path_order_loads(ingest: Ingest, seeds: Path) -> None:
    (seeds / "a.txt").write_text(seed_text(1, "First"))
    (seeds / "b.txt").write_text(seed_text(1, "Second"))
    (seeds / "c.txt").write_text(seed_text(1, "First"))

    for _ in range(2):
        run = ingest(seeds)

        assert run.exit_code == 3
        assert Movie.objects.get().title == "First"
        assert [(p["path"], str(seeds / "a.txt") in p["reason"]) for p in run.report["rejections"]] == [
            (str(seeds / "b.txt"), True)
        ]


def test_path_order_decides_in_an_archive_of_another_order_too(ingest: Ingest, tmp_path: Path) -> None:
    archive = write_tar(tmp_path / "x.tar", {"b.txt": seed_text(1, "B"), "a.txt": seed_text(1, "A")}, "w")

    run = ingest(archive)

    assert Movie.objects.get().title == "A"
    assert [p["path"] for p in run.report["rejections"]] == [f"{archive}/b.txt"]


def test_an_unknown_key_is_a_warning_and_stays_with_the_seed(ingest: Ingest, seeds: Path) -> None:
    (seeds / "1.txt").write_text("movieId: 1\ntitle: T\nstudio: Eon\n")

    run = ingest(seeds)

    assert run.exit_code == 0
    assert [(w["line"], w["reason"]) for w in run.report["warnings"]] == [(3, "unknown key studio")]
    assert "studio: Eon" in SourceRecord.objects.get().text


def test_a_dry_run_writes_nothing_and_tells_what_would_change(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, "Old", actors="A")])
    ingest(seeds)
    before = table_contents()
    loads = Load.objects.count()
    write_seeds(seeds, [record(1, "New", actors="A, B"), record(2, "Second")])

    run = ingest(seeds, "--dry-run")

    assert table_contents() == before
    assert Load.objects.count() == loads
    assert run.report["dry_run"] is True
    assert (run.report["films"]["created"], run.report["films"]["updated"]) == (1, 1)
    assert "1 New: title “Old” becomes “New”" in run.output
    assert "1 New: actors A becomes A, B" in run.output
    assert "2 Second: new" in run.output


def test_each_load_leaves_its_row(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1)])

    run = ingest(seeds)

    load = Load.objects.get()
    assert load.status == "completed"
    assert load.paths == [str(seeds)]
    assert load.report == run.report
    assert load.finished_at is not None


def test_ratings_are_kept_to_one_decimal(ingest: Ingest, seeds: Path) -> None:
    (seeds / "1.txt").write_text("movieId: 1\ntitle: T\nratingValue: 7.85\n")

    ingest(seeds)

    assert Movie.objects.get().rating_value == Decimal("7.9")


def test_batches_of_any_size_give_the_same_catalogue(
    ingest: Ingest, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_seeds(seeds, [record(n, f"Film {n}", actors=f"A, B{n % 3}, C{n}") for n in range(1, 12)])
    monkeypatch.setattr("catalog.ingest.load.BATCH_FILES", 2)

    run = ingest(seeds)

    assert run.report["films"]["created"] == 11
    assert Person.objects.count() == 15
    assert Credit.objects.count() == 33


def test_the_queries_of_a_batch_do_not_grow_with_its_films(ingest: Ingest, tmp_path: Path) -> None:
    few = write_seeds(tmp_path / "few", [record(n, actors=f"A{n}, C") for n in range(1, 4)])
    many = write_seeds(tmp_path / "many", [record(n, actors=f"A{n}, B") for n in range(100, 200)])
    counts = []
    for folder in (few, many):
        with CaptureQueriesContext(connection) as queries:
            ingest(folder)
        counts.append(len(queries))

    assert counts[0] == counts[1]
