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

    The secret key is made if there is none yet. Raises `SettingError` for a wrong value.
    """
    environment = read_environment({**_read_env_file(), **os.environ}, BASE_DIR)
    if environment.secret_key:
        return environment
    try:
        secret_key = load_or_create_secret_key(environment.data_dir)
    except OSError as error:
        reason = f"cannot keep the secret key in {environment.data_dir}: {error.strerror or error}"
        raise SettingError("DATA_DIR", reason) from error
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
