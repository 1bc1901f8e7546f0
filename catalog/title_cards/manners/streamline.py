"""The 1930s: streamline. Searchlights, a liner's prow, speed lines and bands with rounded ends, as on travel posters."""

from .. import faces
from ..drawing import circle, linear, path, polygon, rect
from ..palette import Palette, mix
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#12263f", "#f8ecd2", "#e8843c", "#3d6a93", "#f2c879"),
    Palette("#f3e6cb", "#1d2b3a", "#c8452d", "#2d6b78", "#e2b45c"),
    Palette("#0e3b3b", "#f7ead0", "#e9a23b", "#2f7f78", "#f3d79b"),
    Palette("#5b1420", "#f9e8cf", "#e0a458", "#8f2c36", "#f3cf9a"),
    Palette("#1c1b24", "#f4e9dc", "#d9654b", "#4b4a63", "#c9b8a4"),
    Palette("#e9dcc0", "#26201b", "#d2692f", "#4f7a6b", "#f0c25e"),
)


def _credit(job: Job, box: Box, ground: str, align: str = "middle", longest: int = 44) -> None:
    ink = job.palette.on(ground)
    job.sheet.line(job.words.credit(longest), faces.GEOMETRIC_WIDE, box, ink, [ground], align=align)


def _searchlights(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    beams = choose.pick(
        "beams",
        (((40, 78, 14), (360, 250, 12), (200, 190, 9)), ((70, 300, 13), (330, 110, 13), (200, 60, 8), (200, 340, 8))),
    )
    light = "".join(polygon([(x, 372), (to - w * 4, 0), (to + w * 4, 0)], "url(#b)") for x, to, w in beams)
    tops = [choose.between(f"h{i}", 290, 356) for i in range(11)]
    town = "M0 376" + "".join(f"V{top}h{37 if i % 2 else 36}" for i, top in enumerate(tops)) + "V376z"
    sheet.add(
        linear("b", (0, palette.third), (100, palette.first)).replace("<stop", '<stop stop-opacity=".12"', 1),
        light,
        path(
            town, mix(palette.second, "#000000", 0.4) if palette.ground > "#8" else mix(palette.ground, "#000000", 0.5)
        ),
        rect(0, 374, 400, 8, palette.first),
        rect(0, 386, 400, 3, palette.first),
    )
    sheet.block(
        job.words.title, job.face, Box(32, 402, 336, 132), palette.ink, [palette.ground], largest=84, stacked=False
    )
    _credit(job, Box(36, 560, 328, 12), palette.ground)


def _prow(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    dark = mix(palette.second, "#000000", 0.55)
    sheet.fill(palette.ground)
    sheet.add(
        rect(0, 470, 400, 130, palette.second),
        path("M172 186h56v62h-56z", palette.first),
        rect(172, 186, 56, 14, dark),
        path("M96 300 200 226 304 300 290 330H110z", palette.third),
        path("M84 288Q100 430 200 540L200 270z", mix(palette.second, "#ffffff", 0.16)),
        path("M316 288Q300 430 200 540L200 270z", dark),
        path("M84 288 200 262 316 288 315 302 200 278 85 302z", palette.first),
        path(
            "M0 500q50-14 100 0t100 0 100 0 100 0M0 522q50-12 100 0t100 0 100 0 100 0",
            stroke=palette.ground,
            stroke_width=4,
        ),
        path("M150 548q50-60 50-60t50 60z", palette.ground),
        circle(150, 352, 6, dark),
        circle(250, 352, 6, palette.third),
    )
    sheet.block(job.words.title, job.face, Box(28, 32, 344, 136), palette.ink, [palette.ground], largest=92, rest=0.3)
    _credit(job, Box(36, 566, 328, 12), palette.second)


def _bands(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    flip = choose.chance("flip")
    inks = (palette.first, palette.third, palette.second)
    bands = ""
    for i, ink in enumerate(inks + inks[:1]):
        gap = i * 30
        bands += path(
            f"M-9 {66 + gap}H{240 - gap * 0.1:.0f}a{110 - gap * 0.9:.0f} {110 - gap * 0.9:.0f} 0 0 1 {110 - gap * 0.9:.0f} {110 - gap * 0.9:.0f}V609",
            stroke=ink,
            stroke_width=20,
        )
    sheet.add(f'<g transform="matrix(-1 0 0 1 400 0)">{bands}</g>' if flip else bands)
    left = 158 if flip else 32
    sheet.block(
        job.words.title,
        job.face,
        Box(left, 206, 210, 270),
        palette.ink,
        [palette.ground],
        largest=80,
        align="end" if flip else "start",
        rest=0.4,
    )
    sheet.line(
        job.words.year_text,
        faces.GEOMETRIC_CAPS,
        Box(left, 500, 210, 22),
        palette.ink,
        [palette.ground],
        align="end" if flip else "start",
        role="year",
    )
    _credit(job, Box(left, 545, 210, 12), palette.ground, "end" if flip else "start", 24)


def _speed(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    y = choose.pick("height", (170, 190))
    radius = choose.pick("radius", (92, 112))
    lines = "".join(
        rect(
            -10,
            y - radius + i * (2 * radius / 9),
            280 - abs(i - 4) ** 2 * 7 - choose.between(f"l{i}", 0, 60),
            2 * radius / 9 * 0.62,
            palette.second if i % 3 else palette.third,
            rx=8,
        )
        for i in range(9)
    )
    sheet.add(
        lines,
        circle(276, y, radius, palette.first),
        circle(276, y, radius * 0.72, palette.third),
        circle(276, y, radius * 0.44, palette.first),
        rect(0, 352, 400, 7, palette.first),
        rect(0, 365, 400, 4, palette.second),
        rect(0, 375, 400, 2, palette.second),
    )
    above = choose.chance("above")
    if above:
        sheet.move("translate(0 222)")
    box = Box(28, 58, 344, 160) if above else Box(28, 394, 344, 142)
    sheet.block(job.words.title, job.face, box, palette.ink, [palette.ground], largest=92, align="start", rest=0.3)
    _credit(job, Box(30, 28 if above else 560, 340, 12), palette.ground, "start")


def _radio(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("x", (200, 128, 272))
    step = choose.pick("step", (34, 44))
    waves = "".join(
        circle(
            x,
            96,
            20 + i * step,
            "none",
            stroke=(palette.first, palette.second, palette.third)[i % 3],
            stroke_width=step * 0.4,
        )
        for i in range(1, 11)
    )
    braces = "".join(
        f"M{x - 8 - i * 7} {150 + i * 46}L{x + 15 + i * 7} {196 + i * 46}M{x + 8 + i * 7} {150 + i * 46}L{x - 15 - i * 7} {196 + i * 46}"
        for i in range(5)
    )
    sheet.add(
        '<clipPath id="k"><path d="M0 0H400V376H0z"/></clipPath>',
        f'<g clip-path="url(#k)">{waves}</g>',
        path(f"M{x} 70 {x - 46} 378H{x + 46}z", palette.ground),
        path(f"M{x} 96 {x - 44} 378M{x} 96 {x + 44} 378{braces}M{x} 60V110", stroke=palette.ink, stroke_width=4),
        circle(x, 96, 17, palette.first, stroke=palette.ground, stroke_width=4),
        rect(0, 376, 400, 8, palette.ink),
    )
    sheet.block(job.words.title, job.face, Box(30, 404, 340, 130), palette.ink, [palette.ground], largest=88)
    _credit(job, Box(36, 560, 328, 12), palette.ground)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    bars = "".join(rect(0, 30 + i * 20, 200, 10, palette.second if i % 2 else palette.first) for i in range(7))
    sheet.add(bars, circle(100, 100, 74, palette.ground), circle(100, 100, 66, stroke=palette.third, stroke_width=3))
    initials_in_ring(job, palette.ink, (palette.ground,), Box(50, 58, 100, 84))


MANNER = Manner(
    "streamline",
    PALETTES,
    (faces.GEOMETRIC_CAPS, faces.GEOMETRIC, faces.GROTESK_SLANTED),
    (Composition(_searchlights), Composition(_prow), Composition(_bands, 40), Composition(_speed), Composition(_radio)),
    _cameo,
)
