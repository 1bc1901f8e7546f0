"""To 1919: the silent film's intertitle. Tinted black, brass ornament, centred serif, the year in Roman numerals."""

import math

from .. import faces
from ..drawing import circle, group, path, radial, rect
from ..palette import Palette
from ..typesetting import Box
from ..wording import roman
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#14110d", "#f3e8d0", "#b9985a", "#5f4e2e", "#2a241a"),
    Palette("#0c1a2b", "#e6edf2", "#86a4c0", "#38557a", "#16293f"),
    Palette("#251507", "#f8e3b4", "#d09a48", "#7c531f", "#3c250e"),
    Palette("#2a0d13", "#f7dcd6", "#c8787f", "#7d3641", "#43181f"),
    Palette("#0d1f1a", "#e3efe0", "#82b096", "#346150", "#17342a"),
)
_CURL = (
    "M32 118C32 66 66 32 118 32M40 96C38 62 62 38 96 40M40 96c6 4 14 0 12-7s-10-4-8 1"
    "M96 40c4 6 0 14-7 12s-4-10 1-8M46 46c10 4 16 10 20 20M46 46l5 12M46 46l12 5"
)


def _foot(job: Job, ink: str, y: float = 488) -> None:
    sheet, words, palette = job.sheet, job.words, job.palette
    date = roman(words.year) if words.year else ""
    sheet.line(date, faces.PALATINO_CAPS, Box(80, y, 240, 17), ink, [palette.ground], role="year")
    sheet.line(words.credit(), faces.PALATINO_SLANTED, Box(56, y + 34, 288, 15), palette.ink, [palette.ground])


def _frame(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    sheet.add(rect(18, 18, 364, 564, "none", stroke=palette.first, stroke_width=2.5))
    if choose.chance("corner"):
        sheet.add(path(_CURL, id="c", stroke=palette.first, stroke_width=1.6, stroke_linecap="round"))
    else:
        sheet.add(
            path(
                "M26 112h30V82h26V56h30V26M26 96h16V68h26V42h28V26M34 34h14v14H34z",
                id="c",
                stroke=palette.first,
                stroke_width=1.6,
            )
        )
    for flip in ("matrix(-1 0 0 1 400 0)", "matrix(1 0 0 -1 0 600)", "matrix(-1 0 0 -1 400 600)"):
        sheet.add(f'<use href="#c" transform="{flip}"/>')
    edge = "M124 26H276M124 574H276M26 124V476M374 124V476"
    sheet.add(path(edge, stroke=palette.first, stroke_width=1))
    block = sheet.block(
        job.words.title, job.face, Box(58, 96, 284, 280), palette.ink, [palette.ground], largest=74, rest=0.5
    )
    low = 236 + block.height / 2 + 30
    sheet.add(
        path(f"M110 {low:.0f}h72M218 {low:.0f}h72", stroke=palette.first),
        path(f"M200 {low - 9:.0f}l9 9-9 9-9-9z", palette.first),
    )
    _foot(job, palette.first, 424)


def _iris(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    paper = palette.ink
    sheet.add(
        radial("i", (78, paper), (100, palette.first)),
        circle(200, 246, 196, "none", stroke=palette.third, stroke_width=20),
        circle(200, 246, 182, "none", stroke=palette.second, stroke_width=3),
        circle(200, 246, 172, "url(#i)"),
    )
    sheet.block(job.words.title, job.face, Box(74, 158, 252, 176), palette.ground, [paper], largest=66)
    sheet.add(path("M170 454h60M182 461h36", stroke=palette.first, stroke_width=1.5))
    _foot(job, palette.first, 484)


def _curtain(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    folds = "".join(rect(x, 0, 7, 600, palette.third) + rect(x + 7, 0, 5, 600, palette.ground) for x in (0,))
    sheet.add(
        f'<pattern id="f" width="22" height="600" patternUnits="userSpaceOnUse">{rect(0, 0, 22, 600, palette.second)}{folds}</pattern>',
        path(
            "M0 0H92C88 170 72 330 34 430c20 40 34 90 36 140H0zM400 0H308c4 170 20 330 58 430-20 40-34 90-36 140h70z",
            "url(#f)",
        ),
        path(
            "M0 0H400V62q-25 34-50 0-25 44-50 4-25 44-50 4-25 46-50 4-25 42-50-4-25 40-50-4-25 40-50-4-25 30-50-4z",
            palette.second,
        ),
        path(
            "M0 62q25 34 50 4 25 44 50 4 25 44 50 4 25 42 50-4 25 42 50-4 25 40 50-4 25 40 50-4 25 34 50-4",
            stroke=palette.first,
            stroke_width=3,
        ),
        rect(0, 568, 400, 32, palette.third),
        path("M20 568H390", stroke=palette.first, stroke_width=9, stroke_dasharray="0 40", stroke_linecap="round"),
    )
    sheet.block(job.words.title, job.face, Box(92, 140, 216, 290), palette.ink, [palette.ground], largest=60)
    sheet.line(
        roman(job.words.year) if job.words.year else "",
        faces.PALATINO_CAPS,
        Box(120, 462, 160, 15),
        palette.first,
        [palette.ground],
        role="year",
    )
    sheet.line(job.words.credit(34), faces.PALATINO_SLANTED, Box(88, 504, 224, 14), palette.ink, [palette.ground])


def _moon(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, shift = choose.pick("side", ((200, 46), (200, -46), (150, 60), (250, -60)))
    star = "m0-9l2 7 7 2-7 2-2 7-2-7-7-2 7-2z"
    places = [(choose.between(f"x{i}", 24, 376), choose.between(f"y{i}", 30, 270)) for i in range(20)]
    stars = "".join(
        f"M{sx} {sy}{star}"
        for sx, sy in places
        if min(math.hypot(sx - x, sy - 170), math.hypot(sx - x - shift, sy - 160) + 12) > 112
    )
    sheet.add(
        radial("m", (0, palette.second), (100, palette.ground)),
        circle(x, 170, 200, "url(#m)"),
        path(stars, palette.first),
        circle(x, 170, 98, palette.ink),
        circle(x + shift, 170 - abs(shift) / 3, 86, palette.third),
        path("M0 318q70-46 150-14t250-22V600H0z", palette.third),
        path("M0 336q90-34 180-8t220-16V600H0z", palette.ground),
        path("M0 336q90-34 180-8t220-16", stroke=palette.first, stroke_width=2),
    )
    sheet.block(job.words.title, job.face, Box(40, 354, 320, 124), palette.ink, [palette.ground], largest=64)
    _foot(job, palette.first, 508)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    sheet.add(
        circle(100, 100, 82, palette.third, stroke=palette.first, stroke_width=2),
        circle(100, 100, 89, stroke=palette.first, stroke_width=3, stroke_dasharray="0 9.32", stroke_linecap="round"),
        group(circle(100, 100, 74), stroke=palette.second),
    )
    initials_in_ring(job, palette.ink, (palette.third,))


MANNER = Manner(
    "silent intertitle",
    PALETTES,
    (faces.DIDONE_CAPS, faces.PALATINO_CAPS, faces.DIDONE),
    (Composition(_frame), Composition(_iris, 70), Composition(_curtain, 44), Composition(_moon, 70)),
    _cameo,
)
