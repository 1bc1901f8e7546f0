"""Drawings as PNG, for those who take no SVG: the previews of links on other sites."""

import re

from resvg_py import svg_to_bytes

GRAIN = re.compile(r'<filter id="n">.*?filter="url\(#n\)"/>')
"""What `drawing.grain` adds. It takes more time to compute than all the rest, and nobody sees it in a preview."""


def picture(drawing: str, width: int) -> bytes:
    """The drawing as PNG of that width in pixels, without its grain.

    Type is set in the fonts of this machine; where there is none for a line, the drawing stays without it.
    """
    return svg_to_bytes(svg_string=GRAIN.sub("", drawing), width=width)
