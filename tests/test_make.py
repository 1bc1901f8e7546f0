"""`make run` and `make test`: what is in the way is said in one line, what is there is left alone."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scripts import node_packages
from scripts.postgresql import find_server_programs, throwaway_postgresql
from scripts.programs import Program
from scripts.run import find_bind_problem, is_out_of_date, summarise
from site_config.startup import BASE_DIR


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a folder with the installer and a requirements file that asks for nothing."""
    (tmp_path / "scripts").mkdir()
    shutil.copy(BASE_DIR / "scripts" / "install", tmp_path / "scripts")
    (tmp_path / "requirements.txt").touch()
    return tmp_path


def install(project: Path, *, python: str | None = None) -> "subprocess.CompletedProcess[str]":
    """Run the installer on a machine whose only Python is the script `python`."""
    programs = project / "bin"
    programs.mkdir()
    for name in ("sh", "cmp", "dirname", "cp", "grep", "tail"):
        (programs / name).symlink_to(shutil.which(name) or pytest.fail(f"no {name}"))
    if python is not None:
        (programs / "python3").write_text(f"#!/bin/sh\n{python}\n")
        (programs / "python3").chmod(0o755)
    return subprocess.run(
        [project / "scripts" / "install", "requirements.txt"],
        env={"PATH": str(programs)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def assert_one_line(result: "subprocess.CompletedProcess[str]", words: str) -> None:
    assert result.returncode == 1
    assert words in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_without_python_the_line_says_what_to_install(project: Path) -> None:
    assert_one_line(install(project), "No Python 3.11 or later found")


def test_a_python_that_is_too_old_is_not_taken(project: Path) -> None:
    assert_one_line(install(project, python="exit 1"), "No Python 3.11 or later found")


def test_without_the_venv_module_the_line_says_how_to_get_it(project: Path) -> None:
    lacks_venv = 'case "$2" in *ensurepip*) exit 1;; esac'
    assert_one_line(install(project, python=lacks_venv), "apt-get install python3-venv")


def test_when_the_environment_cannot_be_made_the_line_says_why(project: Path) -> None:
    disk_full = 'case "$1" in -m) echo traceback >&2; echo "No space left" >&2; exit 1;; esac'
    result = install(project, python=disk_full)
    assert_one_line(result, "No space left")


def test_when_packages_cannot_be_fetched_the_line_says_so_and_nothing_counts_as_installed(project: Path) -> None:
    python = project / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("""#!/bin/sh
        case "$*" in
            *django*) exit 1 ;;
            *install*) echo "WARNING: Retrying"; echo "ERROR: No matching distribution"; exit 1 ;;
        esac
    """)
    python.chmod(0o755)
    assert_one_line(install(project), "ERROR: No matching distribution")
    assert not (project / ".venv" / "installed-requirements.txt").exists()


def test_a_free_port_is_no_problem(busy_port: int) -> None:
    assert find_bind_problem("127.0.0.2", busy_port) is None


def test_a_busy_port_is_named_with_another_to_choose(busy_port: int) -> None:
    problem = find_bind_problem("127.0.0.1", busy_port)
    assert problem is not None
    assert problem.startswith(f"PORT: 127.0.0.1:{busy_port} is in use")
    assert "make run" in problem


def test_an_address_of_another_machine_is_refused() -> None:
    # TEST-NET-1 of RFC 5737 belongs to nobody.
    problem = find_bind_problem("192.0.2.1", 8000)
    assert problem is not None
    assert problem.startswith("HOST: ")


def test_what_is_newer_than_all_it_is_made_of_is_not_made_again(tmp_path: Path) -> None:
    source, product = tmp_path / "source", tmp_path / "product"
    source.touch()
    assert is_out_of_date(product, [source])
    product.touch()
    os.utime(source, (1, 1))
    assert not is_out_of_date(product, [source])
    os.utime(product, (0, 0))
    assert is_out_of_date(product, [source])


def test_of_a_traceback_the_message_is_told() -> None:
    stderr = """Traceback (most recent call last):
  File "manage.py", line 11, in <module>
django.db.utils.OperationalError: connection to 127.0.0.1, port 9 failed: Connection refused
	Is the server running on that host and accepting TCP/IP connections?
"""
    assert summarise(stderr) == "connection to 127.0.0.1, port 9 failed: Connection refused"
    assert summarise("CommandError: Conflicting migrations\n") == "Conflicting migrations"
    assert summarise("") == "it did not say why"


def test_a_missing_program_is_named_with_the_package_that_has_it() -> None:
    program = Program(("no-such-program",), "tests of nothing", "no-such-package")
    assert program.find() is None
    assert program.how_to_get() == ("tests of nothing: install no-such-program with: apt-get install no-such-package")


def test_the_throwaway_postgresql_serves_and_leaves_nothing_behind() -> None:
    programs = find_server_programs()
    if programs is None:
        pytest.skip("needs PostgreSQL")
    with throwaway_postgresql(programs) as url:
        server_url = url.removesuffix("/catalogue") + "/postgres"
        with psycopg.connect(server_url) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
    assert row is not None
    assert not Path(row[0]).parent.exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server_url)


def test_what_npm_says_of_an_error_is_told_on_one_line() -> None:
    said = "npm warn Unknown user config\nnpm error code EBADENGINE\nnpm error engine Unsupported engine\n"
    assert node_packages.reason(said) == "code EBADENGINE engine Unsupported engine"
    assert node_packages.reason("npm ERR! network timed out\n") == "network timed out"
