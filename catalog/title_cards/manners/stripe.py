"""The 1970s: stripe and sun. Rounded parallel stripes, a low disc, layered hills; ochre, rust, brown, and film grain."""

from .. import faces
from ..drawing import UPSIDE_DOWN, circle, grain, path, rect
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#f1dfb8", "#3b2012", "#c8541f", "#e39a2d", "#7a3517"),
    Palette("#3a1f14", "#f8e6bd", "#d9642a", "#eaa73a", "#8f3d1d"),
    Palette("#dd9330", "#2b150c", "#7b2d14", "#f6e2b0", "#b8481a"),
    Palette("#23352f", "#f5e7c3", "#c9742b", "#e2b550", "#5f7a4a"),
    Palette("#efe2c6", "#2a2b2a", "#2f6f73", "#d98c3a", "#a7431f"),
    Palette("#642617", "#fbe9c4", "#e08a35", "#f2c879", "#35140d"),
)


def _credit(job: Job, y: float = 560, ground: str = "", align: str = "middle") -> None:
    palette = job.palette
    line = job.words.imprint()
    ink = palette.on(ground) if ground else palette.ink
    job.sheet.line(line, faces.BOOKMAN, Box(32, y, 336, 12), ink, [ground or palette.ground], align=align)


def _title(job: Job, box: Box, align: str = "middle", rest: float = 0.5) -> None:
    job.sheet.block(
        job.words.title, job.face, box, job.palette.ink, [job.palette.ground], largest=88, align=align, rest=rest
    )


def _sun(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("x", (200, 130, 270))
    thick = choose.pick("thick", (30, 24))
    stripes = "".join(
        rect(0, 268 + i * (thick + 4) + i, 400, thick - i * 3.6, ink)
        for i, ink in enumerate((palette.third, palette.first, palette.second, palette.first, palette.third))
    )
    sheet.add(
        circle(x, 268, 150, palette.second),
        circle(x, 268, 112, palette.first),
        rect(0, 268, 400, 340, palette.ground),
        stripes,
    )
    sheet.add(grain(400, 600))
    _title(job, Box(30, 438, 340, 106))
    _credit(job, 562)


def _arch(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    up = choose.chance("up")
    inks = [palette.first, palette.second, palette.third, palette.first][: choose.pick("count", (3, 4))]
    for i, ink in enumerate(inks):
        r = 160 - i * 34
        line = (
            f"M{200 - r} 366V196a{r} {r} 0 0 1 {2 * r} 0V366" if up else f"M{200 - r}-9V176a{r} {r} 0 0 0 {2 * r} 0V-9"
        )
        sheet.add(path(line, stroke=ink, stroke_width=26))
    if up:
        sheet.add(circle(200, 300, 30, palette.second), rect(0, 354, 400, 20, palette.ground))
    above = choose.chance("above")
    if above:
        sheet.move("translate(0 246)" if up else UPSIDE_DOWN)
    sheet.add(grain(400, 600))
    _title(job, Box(30, 60, 340, 180) if above else Box(30, 378, 340, 156))
    _credit(job, 28 if above else 560)


def _hills(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, r = choose.pick("disc", ((130, 84), (268, 92), (200, 100)))
    flip = "matrix(-1 0 0 1 400 0)" if choose.chance("flip") else None
    hills = (
        path("M0 372Q70 300 160 352T400 318V600H0z", palette.second)
        + path("M0 430Q120 344 220 408T400 384V600H0z", palette.first)
        + path("M0 446Q90 480 200 436T400 452V600H0z", palette.third)
    )
    sheet.add(circle(x, 312, r, palette.first), f'<g transform="{flip}">{hills}</g>' if flip else hills)
    sheet.add(grain(400, 600))
    _title(job, Box(30, 36, 340, 154), rest=0.2)
    _credit(job, 556, palette.third)


def _corner(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    left = choose.chance("left")
    x = 0 if left else 400
    inks = (palette.third, palette.second, palette.first, palette.second, palette.third)
    sheet.add("".join(circle(x, 536, 316 - i * 54, ink) for i, ink in enumerate(inks)))
    sheet.add(rect(0, 536, 400, 64, palette.ground), grain(400, 600))
    _title(job, Box(30, 34, 340, 172), "end" if left else "start", 0)
    _credit(job, 562, align="end" if left else "start")


def _swoop(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    flip = choose.chance("flip")
    art = ""
    for i, ink in enumerate((palette.first, palette.second, palette.third, palette.first)):
        r, s = 60 + i * 26, 138 - i * 26
        art += path(
            f"M-9 {330 - i * 26}H140a{s} {s} 0 0 0 {s} -{s}V146a{r} {r} 0 0 1 {r}-{r}H409", stroke=ink, stroke_width=20
        )
    sheet.add(f'<g transform="matrix(-1 0 0 1 400 0)">{art}</g>' if flip else art, grain(400, 600))
    _title(job, Box(30, 366, 340, 166), "start" if not flip else "end", 0.4)
    _credit(job, 562, align="start" if not flip else "end")


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    rings = zip((96, 84, 72), (palette.third, palette.first, palette.second), strict=True)
    sheet.add(
        "".join(circle(100, 100, r, ink) for r, ink in rings), circle(100, 100, 62, palette.ground), grain(200, 200)
    )
    initials_in_ring(job, palette.ink, (palette.ground,), Box(54, 60, 92, 80))


MANNER = Manner(
    "stripe",
    PALETTES,
    (faces.BOOKMAN, faces.BOOKMAN_LOWER, faces.BOOKMAN_SLANTED),
    (Composition(_sun), Composition(_arch), Composition(_hills), Composition(_corner), Composition(_swoop)),
    _cameo,
)
