"""What the command lines of benchmarks take, each with a message for what it is not."""

import argparse
import tarfile
from contextlib import closing
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg


def positive(text: str) -> int:
    """Return a whole number from 1 upward."""
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 upward")
    return number


def archive(text: str) -> Path:
    """Return the path of a tar archive that is there."""
    path = Path(text)
    try:
        is_one = tarfile.is_tarfile(path)
    except OSError as error:
        raise argparse.ArgumentTypeError(f"{text!r} cannot be read: {error.strerror}") from None
    if not is_one:
        raise argparse.ArgumentTypeError(f"{text!r} is no tar archive")
    return path


def reachable(text: str) -> str:
    """Return the URL of a database that is there; ``""`` as it is."""
    if text.startswith("sqlite:///"):
        path = Path(unquote(urlsplit(text).path)[1:])
        if not path.is_file():
            raise argparse.ArgumentTypeError(f"there is no file {path}")
    elif text:
        try:
            with closing(psycopg.connect(text, connect_timeout=5)):
                pass
        except psycopg.Error as error:
            raise argparse.ArgumentTypeError(" ".join(str(error).split())) from None
    return text
