"""Tables that programs read and that are safe to open in a spreadsheet. Pure."""

import csv
import re
from collections.abc import Iterable, Iterator

_FORMULA = re.compile(r"'*(?:[\t\r\n]|[\s\0\ufeff\u200b]*[=+\-@＝＋－＠])")
"""What a spreadsheet may take for the beginning of a formula, and what would be mistaken for a cell made safe.

Some trim what is blank before they look, and read full-width signs as the plain ones.
https://owasp.org/www-community/attacks/CSV_Injection
"""


def safe(text: str) -> str:
    """Return a cell that no spreadsheet runs: behind an apostrophe if it begins as a formula may."""
    return f"'{text}" if _FORMULA.match(text) else text


def original(cell: str) -> str:
    """Return the text of which `safe` made `cell`."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def csv_lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield each row as a line of CSV (RFC 4180), its cells made safe."""

    class Line:
        """A file that gives back what is written: the csv module's own way of writing elsewhere."""

        def write(self, text: str) -> str:
            return text

    writer = csv.writer(Line())
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])
