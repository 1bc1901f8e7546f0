"""The site's secret key, made on the first run."""

import os
import secrets
from pathlib import Path

FILE_NAME = "secret_key"


def load_or_create_secret_key(data_dir: Path) -> str:
    """Return the key kept in `data_dir`, made now if there is none, readable by its owner only.

    Processes that start together agree on one key: each writes its own whole file, and the first
    to link it under the final name wins. Raises `OSError` when `data_dir` cannot be written.
    """
    path = data_dir / FILE_NAME
    if not path.exists():
        draft = data_dir / f".{FILE_NAME}.{os.getpid()}.{secrets.token_hex(4)}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(64))
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    key = path.read_text(encoding="ascii").strip()
    if not key:
        raise OSError(f"{path} is empty; delete it, and a new one is made")
    return key
