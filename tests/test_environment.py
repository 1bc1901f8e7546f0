"""What the environment may say, and what comes of a wrong word in it."""

import re
import stat
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scripts.test import SETTINGS
from site_config.environment import Environment, SettingError, read_environment
from site_config.service_urls import SQLITE_OPTIONS, for_threads
from site_config.startup import BASE_DIR

CASES = Path(__file__).parent / "data" / "environment"
PROJECT = Path("/project")


def load_cases(name: str) -> list[Any]:
    cases = tomllib.loads((CASES / name).read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=f"{case['variable']}={case['value']}") for case in cases]


def read(**variables: str) -> Environment:
    return read_environment(variables, PROJECT)


@pytest.mark.parametrize("case", load_cases("accepted.toml"))
def test_a_good_value_is_taken(case: dict[str, Any]) -> None:
    found = getattr(read_environment({case["variable"]: case["value"]}, PROJECT), case["setting"])
    assert (str(found) if isinstance(found, Path) else found) == case["expected"]


@pytest.mark.parametrize("case", load_cases("rejected.toml"))
def test_a_wrong_value_is_refused_in_one_line_that_names_the_variable(case: dict[str, Any]) -> None:
    with pytest.raises(SettingError) as caught:
        read_environment({case["variable"]: case["value"]}, PROJECT)
    message = str(caught.value)
    assert message.startswith(f"{case['variable']}: ")
    assert case["says"] in message
    assert len(message.splitlines()) == 1


def test_each_variable_has_a_good_and_a_wrong_case() -> None:
    accepted = {param.values[0]["variable"] for param in load_cases("accepted.toml")}
    rejected = {param.values[0]["variable"] for param in load_cases("rejected.toml")}
    databases = {"DATABASE_URL", "DATABASE_REPLICA_URLS"}
    assert accepted | databases == set(SETTINGS)
    assert rejected | {"SECRET_KEY"} == set(SETTINGS)


def is_taken_or_refused_in_one_line(name: str, value: str) -> bool:
    try:
        read_environment({name: value}, PROJECT)
    except SettingError as error:
        return str(error).startswith(f"{name}: ") and len(str(error).splitlines()) == 1
    return True


@given(st.sampled_from(SETTINGS), st.text())
def test_whatever_a_variable_holds_it_is_taken_or_refused_in_one_line(name: str, value: str) -> None:
    assert is_taken_or_refused_in_one_line(name, value)


@given(st.from_regex(r"(postgresql|sqlite)://[^\n]{0,40}", fullmatch=True))
def test_whatever_a_database_url_holds_it_is_taken_or_refused_in_one_line(url: str) -> None:
    assert is_taken_or_refused_in_one_line("DATABASE_URL", url)


def test_the_database_is_a_file_in_the_data_folder_unless_said_otherwise() -> None:
    assert read().databases == {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": "/project/var/catalogue.sqlite3",
            "OPTIONS": SQLITE_OPTIONS,
        }
    }


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///films.sqlite3", "/project/films.sqlite3"),
        ("sqlite:////srv/films.sqlite3", "/srv/films.sqlite3"),
        ("sqlite:////srv/my%20films%3F.sqlite3", "/srv/my films?.sqlite3"),
    ],
)
def test_a_sqlite_url_names_a_file(url: str, path: str) -> None:
    assert read(DATABASE_URL=url).databases["default"]["NAME"] == path


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgresql://editor:p%40ss%2Fword@db.example.org:5433/films",
            {"HOST": "db.example.org", "PORT": "5433", "NAME": "films", "USER": "editor", "PASSWORD": "p@ss/word"},
        ),
        ("postgres:///films", {"HOST": "", "PORT": "", "NAME": "films", "USER": "", "PASSWORD": ""}),
        ("postgresql:///films?host=/run/postgresql", {"HOST": "/run/postgresql", "NAME": "films"}),
        ("postgresql://%2Frun%2Fpostgresql/films", {"HOST": "/run/postgresql", "NAME": "films"}),
        ("postgresql://[::1]:5432/films", {"HOST": "::1", "PORT": "5432"}),
    ],
)
def test_a_postgresql_url_means_what_it_means_to_psql(url: str, expected: dict[str, str]) -> None:
    database = read(DATABASE_URL=url).databases["default"]
    assert database["ENGINE"] == "django.db.backends.postgresql"
    assert {name: database[name] for name in expected} == expected


def test_options_of_a_postgresql_url_reach_the_driver() -> None:
    database = read(DATABASE_URL="postgresql://db/films?sslmode=require&connect_timeout=3").databases["default"]
    assert database["OPTIONS"] == {"sslmode": "require", "connect_timeout": "3"}


def test_a_server_pools_its_postgresql_connections() -> None:
    database = for_threads(read(DATABASE_URL="postgresql://db/films?sslmode=require").databases["default"])
    assert database["OPTIONS"]["sslmode"] == "require"
    assert database["OPTIONS"]["pool"]["max_size"] > 1
    assert database["CONN_MAX_AGE"] == 0


def test_a_server_has_a_small_cache_for_each_of_its_sqlite_connections() -> None:
    one, of_many = read().databases["default"], for_threads(read().databases["default"])
    assert one["OPTIONS"]["init_command"] in of_many["OPTIONS"]["init_command"]
    assert re.findall(r"cache_size = -(\d+)", of_many["OPTIONS"]["init_command"]) == ["20000", "3000"]


def test_a_servers_threads_keep_their_sqlite_connections_and_a_command_its_own() -> None:
    database = read().databases["default"]
    assert for_threads(database)["CONN_MAX_AGE"] is None
    assert "CONN_MAX_AGE" not in database


def test_replicas_are_numbered_and_stand_for_the_default_database_in_tests() -> None:
    databases = read(
        DATABASE_URL="postgresql://main/films",
        DATABASE_REPLICA_URLS="postgresql://one/films, postgresql://two/films",
    ).databases
    assert list(databases) == ["default", "replica1", "replica2"]
    assert [databases[name]["HOST"] for name in ("replica1", "replica2")] == ["one", "two"]
    assert databases["replica1"]["TEST"] == {"MIRROR": "default"}


def test_no_refusal_repeats_a_password() -> None:
    for url in ("postgresql://u:hunter2@h:x/films", "postgresql://u:hunter2%zz@h/films", "mysql://u:hunter2@h/f"):
        with pytest.raises(SettingError) as caught:
            read(DATABASE_URL=url)
        assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(
    "command",
    [
        ["manage.py", "check"],
        ["-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--check-config"],
        ["-m", "pytest", "--collect-only", "tests/test_environment.py"],
        ["-m", "scripts.run"],
    ],
    ids=lambda command: command[1] if command[0] == "-m" else command[0],
)
def test_a_wrong_value_stops_every_start_with_that_one_line(command: list[str], tmp_path: Path) -> None:
    result = run(*command, PORT="high", DATA_DIR=str(tmp_path))
    assert result.returncode in {1, 2}
    assert result.stderr == "PORT: 'high' is not a whole number from 1 to 65535\n"
    assert result.stdout == ""


def run(*command: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, *command],
        cwd=BASE_DIR,
        env={"PATH": "/usr/bin:/bin", **variables},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_the_data_folder_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    data_dir = tmp_path / "new" / "folder"
    assert run("manage.py", "check", DATA_DIR=str(data_dir), SECRET_KEY="given").returncode == 0
    assert stat.S_IMODE(data_dir.stat().st_mode) == 0o700
    assert list(data_dir.iterdir()) == []


def test_a_data_folder_that_cannot_be_made_stops_the_start(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    result = run("manage.py", "check", DATA_DIR=str(file))
    assert result.returncode == 1
    assert result.stderr == f"DATA_DIR: {file} cannot be used: File exists\n"
