#!/usr/bin/env python
"""Django's command line for this site."""

import os
import sys

EXIT_INTERRUPTED = 130
"""128 and the number of SIGINT, as shells count."""


def main() -> None:
    """Run the command given; Ctrl-C ends it with one line, also while everything is being imported."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "site_config.settings")
    try:
        from django.core.management import execute_from_command_line  # noqa: PLC0415  # half a second to interrupt

        execute_from_command_line(sys.argv)
    except KeyboardInterrupt:
        sys.stderr.write("interrupted\n")
        sys.exit(EXIT_INTERRUPTED)


if __name__ == "__main__":
    main()
