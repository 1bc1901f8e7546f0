"""The secret key is made once and kept to its owner."""

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from site_config.secret_key import FILE_NAME, load_or_create_secret_key


def test_the_key_is_made_on_the_first_run_and_stays_the_same(tmp_path: Path) -> None:
    key = load_or_create_secret_key(tmp_path)
    assert len(key) >= 50
    assert load_or_create_secret_key(tmp_path) == key
    (tmp_path / FILE_NAME).unlink()
    assert load_or_create_secret_key(tmp_path) != key


def test_only_its_owner_may_read_the_key(tmp_path: Path) -> None:
    load_or_create_secret_key(tmp_path)
    assert stat.S_IMODE((tmp_path / FILE_NAME).stat().st_mode) == 0o600


def test_processes_that_start_together_agree_on_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(16) as threads:
        keys = set(threads.map(load_or_create_secret_key, [tmp_path] * 64))
    assert len(keys) == 1
    assert [path.name for path in tmp_path.iterdir()] == [FILE_NAME]


def test_an_empty_key_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).touch()
    with pytest.raises(OSError, match="delete it"):
        load_or_create_secret_key(tmp_path)
