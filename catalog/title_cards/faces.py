"""The typefaces of the title cards: stacks of what readers' machines have, since no font is loaded."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Face:
    """A typeface with its setting.

    `table` names its widths in `glyph_widths`; `case` is `upper`, `lower` or `title` (as written); `tracking` is space
    added between letters, and `leading` from line to line, both in ems.
    """

    name: str
    family: str
    table: str
    weight: int = 700
    italic: bool = False
    case: str = "title"
    tracking: float = 0.0
    leading: float = 1.0


_GROTESK = "Helvetica Neue,Helvetica,Arial,Nimbus Sans,sans-serif"
_GEOMETRIC = "Futura,Century Gothic,URW Gothic,Avenir Next,sans-serif"
_BOOKMAN = "Bookman Old Style,URW Bookman,Georgia,serif"
_DIDONE = "'Bodoni 72',Bodoni MT,C059,Century Schoolbook,Georgia,serif"
_PALATINO = "Palatino Linotype,Palatino,P052,Georgia,serif"
_MONO = "Courier New,Nimbus Mono PS,monospace"

GROTESK = Face("grotesk", _GROTESK, "grotesk bold", leading=0.98, tracking=-0.02)
GROTESK_LOWER = Face("grotesk lower", _GROTESK, "grotesk bold", case="lower", tracking=-0.04, leading=0.98)
GROTESK_CAPS = Face("grotesk capitals", _GROTESK, "grotesk bold", case="upper", leading=0.86, tracking=-0.02)
GROTESK_SLANTED = Face(
    "grotesk slanted", _GROTESK, "grotesk bold", italic=True, case="upper", leading=0.88, tracking=-0.01
)
GROTESK_LIGHT = Face("grotesk light", _GROTESK, "grotesk", weight=300, leading=1.08, tracking=-0.01)
GROTESK_WIDE = Face("grotesk wide", _GROTESK, "grotesk", weight=300, case="upper", tracking=0.2, leading=1.4)
GROTESK_AIRY = Face("grotesk airy", _GROTESK, "grotesk", weight=300, case="lower", tracking=0.1, leading=1.35)
GEOMETRIC = Face("geometric", _GEOMETRIC, "geometric bold", leading=1.02)
GEOMETRIC_CAPS = Face("geometric capitals", _GEOMETRIC, "geometric bold", case="upper", leading=0.98)
GEOMETRIC_WIDE = Face("geometric wide", _GEOMETRIC, "geometric", weight=400, case="upper", tracking=0.1, leading=1.16)
GEOMETRIC_LOWER = Face("geometric lower", _GEOMETRIC, "geometric bold", case="lower", tracking=-0.03, leading=1.0)
BOOKMAN = Face("bookman", _BOOKMAN, "bookman bold", tracking=-0.03, leading=0.98)
BOOKMAN_SLANTED = Face("bookman slanted", _BOOKMAN, "bookman bold italic", italic=True, tracking=-0.02, leading=0.98)
BOOKMAN_LOWER = Face("bookman lower", _BOOKMAN, "bookman bold", case="lower", tracking=-0.04, leading=0.92)
DIDONE = Face("didone", _DIDONE, "didone bold", leading=1.02)
DIDONE_CAPS = Face("didone capitals", _DIDONE, "didone bold", case="upper", tracking=0.02, leading=1.04)
DIDONE_SLANTED = Face("didone slanted", _DIDONE, "didone bold italic", italic=True, leading=1.02)
PALATINO = Face("palatino", _PALATINO, "palatino bold", leading=1.0)
PALATINO_CAPS = Face("palatino capitals", _PALATINO, "palatino bold", case="upper", tracking=0.03, leading=1.06)
PALATINO_SLANTED = Face("palatino slanted", _PALATINO, "palatino italic", weight=400, italic=True, leading=1.06)
PALATINO_LIGHT = Face("palatino light", _PALATINO, "palatino", weight=400, leading=1.08)
MONO = Face("mono", _MONO, "mono", leading=1.06, tracking=-0.02)
