"""The 1950s: cut paper. Uneven shapes of flat colour, an eye, a hand, a mobile; lettering that dances on its line."""

from .. import faces
from ..choice import Chooser
from ..drawing import UPSIDE_DOWN, Point, outline, path, polar, polygon
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#e9562c", "#15100d", "#15100d", "#f8ecd4", "#f6b04a"),
    Palette("#f2e8d2", "#191512", "#d8392b", "#1f5f78", "#e7b03a"),
    Palette("#1b1a1c", "#f7ecd6", "#e0452c", "#efb435", "#2f7f86"),
    Palette("#27566e", "#fdf3dc", "#10171c", "#e9b13f", "#de5b38"),
    Palette("#f0b52e", "#1a1511", "#1a1511", "#d23f2c", "#fbf0da"),
    Palette("#861c22", "#fdf0d8", "#170f0f", "#e8a13c", "#dccfb8"),
    Palette("#3b4a3c", "#f6ecd2", "#14170f", "#e07a35", "#dccb8c"),
)
_JITTER = (-3, 2, -1, 3, -2, 1, 0)
_HAND = (
    "M152-5H258L244 72l16 46 44 54 32 66-15 9-40-50-20-18 28 112-19 6-26-88h-6l2 118-21 1-6-118-7-1-16 104-19-4 10-108"
    "-10-10-34 62-17-8 26-82 10-52z"
)


def uneven(choose: Chooser, name: str, x: float, y: float, width: float, height: float, by: int = 9) -> list[Point]:
    """The corners of a rectangle cut by hand, each off by up to `by`."""
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    return [
        (cx + choose.between(f"{name}{i}x", -by, by), cy + choose.between(f"{name}{i}y", -by, by))
        for i, (cx, cy) in enumerate(corners)
    ]


def _title(job: Job, box: Box, rest: float = 0.5, align: str = "middle") -> None:
    jitter = _JITTER if len(job.words.title) < 50 else ()
    job.sheet.block(
        job.words.title, job.face, box, job.palette.ink, [job.palette.ground],
        largest=96, rest=rest, align=align, jitter=jitter, stacked=job.choose.chance("stacked") and len(job.words.title) < 36,
    )  # fmt: skip


def _credit(job: Job, box: Box, align: str = "middle") -> None:
    line = job.words.imprint(38)
    job.sheet.line(line, faces.GROTESK, box, job.palette.ink, [job.palette.ground], align=align)


def _type(job: Job, box: Box, above: str) -> None:
    """Title and credit under the shapes; or, for half of the films, over them, the shapes moved by `above`."""
    if job.choose.chance("above"):
        job.sheet.move(above)
        _credit(job, Box(34, 30, 332, 13))
        _title(job, Box(30, 62, 340, 180))
    else:
        _title(job, box)
        _credit(job, Box(34, 548, 332, 13))


def _slabs(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = -14
    for i in range(5):
        width = choose.between(f"w{i}", 62, 96)
        length = choose.between(f"l{i}", 80, 250)
        ink = (palette.first, palette.second, palette.third)[(i + choose.between("turn", 0, 2)) % 3]
        sheet.add(polygon(uneven(choose, f"s{i}", x, -20, width, length + 20), ink))
        x += width + choose.between(f"g{i}", 2, 12)
    low = choose.between("low", 26, 180)
    sheet.add(
        polygon(
            uneven(choose, "foot", low, 556, 196, 80, 12), palette.first if choose.chance("foot") else palette.second
        )
    )
    _title(job, Box(30, 284, 340, 200))
    _credit(job, Box(34, 514, 332, 13))


def _eye(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    gaze = choose.pick("gaze", (-34, 0, 30))
    iris = [polar(200 + gaze, 188, 62 + choose.between(f"r{i}", -5, 5), i * 36) for i in range(10)]
    pupil = [polar(204 + gaze, 186, 29 + choose.between(f"p{i}", -4, 4), i * 51) for i in range(7)]
    lashes = "".join(
        outline(
            [
                polar(200, 250, 150, a - 4),
                polar(200, 250, 232 + choose.between(f"e{a}", -16, 12), a),
                polar(200, 250, 150, a + 4),
            ]
        )
        for a in range(222, 330, 16)
    )
    sheet.add(
        path(lashes, palette.first),
        polygon(
            [(22, 196), (96, 122), (190, 96), (296, 116), (380, 188), (310, 256), (206, 282), (102, 262)], palette.first
        ),
        polygon(
            [(44, 194), (106, 138), (196, 114), (288, 132), (352, 188), (296, 240), (204, 262), (112, 246)],
            palette.second,
        ),
        polygon(iris, palette.ground if palette.ground != palette.second else palette.third),
        polygon(pupil, palette.first),
        polygon([(214 + gaze, 166), (232 + gaze, 170), (224 + gaze, 184)], palette.second),
    )
    _type(job, Box(30, 316, 340, 196), "translate(0 270)")


def _hand(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    back = uneven(choose, "back", choose.pick("x", (30, 70, 110)), 20, 230, 250, 18)
    turn = choose.pick("turn", ("", "matrix(-1 0 0 1 400 0)", "rotate(8 200 0)"))
    sheet.add(polygon(back, palette.second), path(_HAND, palette.first, transform=turn or None))
    _type(job, Box(30, 342, 340, 176), UPSIDE_DOWN)


def _spiral(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    way = choose.pick("way", (1, -1))
    wheel = [polar(200, 184, 164 + choose.between(f"w{i}", -8, 6), i * 30) for i in range(12)]
    steps = range(31)
    outer = [polar(200, 184, 12 + i * 4.6, way * i * 36) for i in steps]
    inner = [polar(200, 184, 4 + i * 3.95, way * (i * 36 - 14)) for i in reversed(steps)]
    sheet.add(polygon(wheel, palette.second), polygon(outer + inner, palette.first))
    _type(job, Box(30, 366, 340, 152), "translate(0 244)")


def _mobile(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    flip = choose.chance("flip")
    wires = "M200 0V52M86 92Q150 44 200 52T326 66M326 66V96M250 132Q296 84 326 96T384 116M86 92V134M28 168Q60 124 86 134T170 150M170 150V196"
    inks = (palette.first, palette.second, palette.third)
    leaves = ((28, 168, 0.8), (170, 196, 1.3), (250, 132, 1.1), (384, 116, 0.75), (200, 52, 0.6))
    drawn = "".join(
        f'<use href="#l" transform="translate({x} {y})scale({s})rotate({choose.between(f"t{i}", -40, 40)})" fill="{inks[(i + choose.between("inks", 0, 2)) % 3]}"/>'
        for i, (x, y, s) in enumerate(leaves)
    )
    art = (
        path(wires, stroke=palette.ink, stroke_width=2.5)
        + '<defs><path id="l" d="M0 0l46 22 8 46-34 32-38-16-8-44z"/></defs>'
        + drawn
    )
    sheet.add(f'<g transform="matrix(-1 0 0 1 400 0)">{art}</g>' if flip else art)
    _title(job, Box(30, 336, 340, 180))
    _credit(job, Box(34, 548, 332, 13))


def _frame(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    edges = ((-20, -20, 440, 84), (-20, 536, 440, 90), (-20, -20, 54, 640), (366, -20, 60, 640))
    for i, edge in enumerate(edges):
        sheet.add(polygon(uneven(choose, f"e{i}", *edge, 16), (palette.first, palette.second)[i // 2]))
    for i, ink in enumerate((palette.third, palette.first, palette.third)):
        x = 96 + i * 70 + choose.between(f"x{i}", -14, 14)
        point = choose.between(f"y{i}", 120, 214)
        sheet.add(
            polygon(
                [(x, 60), (x + choose.between(f"b{i}", 44, 66), 54), (x + choose.between(f"p{i}", 10, 44), point)], ink
            )
        )
    _title(job, Box(66, 226, 268, 230))
    _credit(job, Box(66, 480, 268, 12))


def _cameo(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.second)
    back = [polar(100, 100, 96 + choose.between(f"b{i}", -10, 8), i * 40) for i in range(9)]
    front = [polar(98, 102, 80 + choose.between(f"f{i}", -6, 6), i * 33 + 9) for i in range(11)]
    sheet.add(polygon(back, palette.first), polygon(front, palette.ground))
    initials_in_ring(job, palette.ink, (palette.ground,), Box(46, 58, 108, 86), jitter=(-5, 4))


MANNER = Manner(
    "cut paper",
    PALETTES,
    (faces.GROTESK_CAPS, faces.GROTESK, faces.GEOMETRIC_LOWER),
    (
        Composition(_slabs),
        Composition(_eye),
        Composition(_hand),
        Composition(_spiral),
        Composition(_mobile),
        Composition(_frame, 60),
    ),
    _cameo,
)
