"""Loads the environment for whatever starts the site, or ends the process with one line."""

import dataclasses
import os
import sys
from pathlib import Path

from dotenv import dotenv_values

from site_config.environment import Environment, SettingError, read_environment
from site_config.secret_key import load_or_create_secret_key

BASE_DIR = Path(__file__).resolve().parent.parent


def load_environment() -> Environment:
    """Return the settings from the environment and, for what it leaves open, from `.env`.

    The data folder and the secret key are made if they are not there yet. Raises `SettingError`
    for a wrong value.
    """
    environment = read_environment({**_read_env_file(), **os.environ}, BASE_DIR)
    data_dir = environment.data_dir
    try:
        # Passwords and sessions lie in it.
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        secret_key = environment.secret_key or load_or_create_secret_key(data_dir)
    except OSError as error:
        raise SettingError("DATA_DIR", f"{data_dir} cannot be used: {error.strerror or error}") from error
    return dataclasses.replace(environment, secret_key=secret_key)


def load_environment_or_exit() -> Environment:
    """Return the settings; a wrong one ends the process with one line and exit code 1."""
    try:
        return load_environment()
    except SettingError as error:
        sys.exit(str(error))


def _read_env_file() -> dict[str, str]:
    path = BASE_DIR / ".env"
    if not path.is_file():
        return {}
    try:
        variables = dotenv_values(path, interpolate=False)
    except (OSError, UnicodeDecodeError) as error:
        raise SettingError(".env", f"cannot be read: {error}") from error
    return {name: value for name, value in variables.items() if value is not None}
