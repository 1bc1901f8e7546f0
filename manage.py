#!/usr/bin/env python
"""Django's command line for this site."""

import os
import sys

EXIT_FAILED = 1
EXIT_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""


def main() -> None:
    """Run the command given.

    Ctrl-C ends it with one line, also while everything is being imported, and so does a database that cannot be used
    (with `--traceback` one that also tells where).
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415  # half a second to interrupt
        from django.db import InterfaceError, InternalError, OperationalError  # noqa: PLC0415  # as above

        try:
            execute_from_command_line(sys.argv)
        except (InterfaceError, InternalError, OperationalError) as error:
            if "--traceback" in sys.argv:
                raise
            sys.stderr.write(f"the database could not be used: {' '.join(str(error).split())}\n")
            sys.exit(EXIT_FAILED)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    main()
