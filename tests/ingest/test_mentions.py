"""What a synopsis tells of performers and characters becomes credits, after which editors have the last word."""

from pathlib import Path

import pytest
from django.core.management import call_command

from catalog.models import Credit, Movie, SourceRecord
from tests.ingest.conftest import Ingest
from tests.seed_files import record, write_seeds

ORIGINAL = Path("fixtures/seeds/000_278c11b8206f4e2d.txt")


def characters(movie_id: int) -> dict[str, tuple[str, str]]:
    credits = Credit.objects.filter(movie=movie_id, role="actor").select_related("person")
    return {credit.person.name: (credit.character, credit.source) for credit in credits}


def test_the_original_seed_tells_fourteen_characters(ingest: Ingest) -> None:
    ingest(ORIGINAL)

    told = characters(4005)
    assert len(told) == 14
    assert told["Timothy Dalton"] == ("James Bond", "seed")
    assert told["Maryam d'Abo"] == ("Kara Milovy", "seed")
    assert told["Desmond Llewelyn"] == ("Q", "seed")
    assert {name: character for name, (character, source) in told.items() if source == "synopsis"} == {
        "Caroline Bliss": "Miss Moneypenny",
        "Virginia Hey": "Rubavitch",
        "John Terry": "Felix Leiter",
        "Walter Gotell": "General Gogol",
    }


def test_performers_found_in_the_synopsis_follow_the_cast(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="Ann Lee, Bob Ray", synopsis="Kit (Mary Poe) meets Jo ( Bob Ray ).")])

    ingest(seeds)

    credits = Credit.objects.filter(movie=1).order_by("position").values_list("person__name", "character", "source")
    assert list(credits) == [("Ann Lee", "", "seed"), ("Bob Ray", "Jo", "seed"), ("Mary Poe", "Kit", "synopsis")]


@pytest.mark.parametrize("change", ["text", "cast"])
def test_an_editors_word_on_a_character_survives_loads(ingest: Ingest, seeds: Path, change: str) -> None:
    write_seeds(seeds, [record(1, actors="Ann Lee", synopsis="Kit (Ann Lee) sings.")])
    ingest(seeds)
    Credit.objects.update(character="Kit Carson")

    facts = {"actors": "Ann Lee, Bob Ray" if change == "cast" else "Ann Lee"}
    write_seeds(seeds, [record(1, synopsis="Kit (Ann Lee) sings on.", **facts)])
    run = ingest(seeds)

    assert characters(1)["Ann Lee"][0] == "Kit Carson"
    assert run.report["films"]["conflicts"] == 0


def test_a_credit_that_an_editor_took_out_is_not_found_again(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, synopsis="Kit (Mary Poe) sings.")])
    ingest(seeds)
    Credit.objects.all().delete()

    write_seeds(seeds, [record(1, synopsis="Kit (Mary Poe) sings and dances.")])
    ingest(seeds)

    assert not Credit.objects.exists()


def test_a_performer_taken_up_by_the_seeds_cast_becomes_a_credit_of_the_seed(ingest: Ingest, seeds: Path) -> None:
    write_seeds(seeds, [record(1, actors="Ann Lee", synopsis="Kit (Mary Poe) sings.")])
    ingest(seeds)
    write_seeds(seeds, [record(1, actors="Mary Poe, Ann Lee", synopsis="Kit (Mary Poe) sings.")])

    ingest(seeds)

    assert list(Credit.objects.order_by("position").values_list("person__name", "character", "source")) == [
        ("Mary Poe", "Kit", "seed"),
        ("Ann Lee", "", "seed"),
    ]


def test_rereading_applies_better_rules_to_films_already_there(
    ingest: Ingest, seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("catalog.ingest.reading.find_mentions", lambda *_: [])
        write_seeds(seeds, [record(1, actors="Ann Lee", synopsis="Kit (Ann Lee) meets Jo (Mary Poe).")])
        ingest(seeds)
    assert characters(1) == {"Ann Lee": ("", "seed")}
    Movie.objects.update(title="Edited")

    call_command("reread_synopses")

    assert characters(1) == {"Ann Lee": ("Kit", "seed"), "Mary Poe": ("Jo", "synopsis")}
    assert Movie.objects.get().title == "Edited"
    assert SourceRecord.objects.get().mentions == [["Ann Lee", "Kit"], ["Mary Poe", "Jo"]]
