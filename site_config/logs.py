"""What the log tells of a request."""

import logging


class OneLineForRefusals(logging.Filter):
    """Leaves out the traceback of a request that was refused: only an error of the site needs one."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass; Django gives those of a request the ``status_code`` of its answer."""
        if getattr(record, "status_code", 500) < 500:
            record.exc_info = None
        return True
