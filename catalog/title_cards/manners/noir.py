"""The 1940s: noir. Slats of a blind, a wedge of light from a door, a street lamp, a hat; black and a single colour."""

from .. import faces
from ..drawing import circle, linear, outline, path, polygon
from ..palette import Palette, mix
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#0d0d0f", "#f2efe6", "#c0182b", "#26262b", "#6d6a66"),
    Palette("#0b0f14", "#f1f3ee", "#dfb12c", "#1d2630", "#55626e"),
    Palette("#100d0a", "#f7eedb", "#d2702a", "#2a221b", "#6e5c4c"),
    Palette("#0a1214", "#e8f1ef", "#3f968f", "#182729", "#4c6668"),
    Palette("#0d0f17", "#eceef6", "#5d86c0", "#1c2233", "#57607a"),
    Palette("#11100d", "#f4f0e2", "#b9b3a1", "#292720", "#6b675b"),
)
_MAN = "m0 0c-3-26-2-40-12-42l2-58c2-14 8-18 14-20l-2-8h-12q2-3 10-4c0-10 3-14 10-14s10 4 10 14q8 1 10 4h-12l-2 8c6 2 12 6 14 20l2 58c-10 2-9 16-12 42h-6l-4-44-4 44z"


def _credit(job: Job, box: Box, align: str = "middle", ground: str = "") -> None:
    words = job.words
    line = words.imprint()
    job.sheet.line(
        line,
        faces.PALATINO_LIGHT,
        box,
        job.palette.on(ground) if ground else job.palette.ink,
        [ground or job.palette.ground],
        align=align,
    )


def _blinds(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    left, right = choose.pick("tilt", ((70, 0), (0, 64), (44, 0), (0, 36)))
    count = choose.pick("count", (8, 10))
    step = 320 / count
    slats = "".join(
        outline([(44, y + left), (356, y + right), (356, y + right + step * 0.56), (44, y + left + step * 0.56)])
        for y in (36 + i * step for i in range(count))
    )
    sheet.add(
        linear("s", (0, palette.first), (100, mix(palette.first, palette.ground, 0.72))),
        path(slats, "url(#s)"),
        path("M120 0V424M280 0V424", stroke=palette.ground, stroke_width=5),
    )
    above = choose.chance("above")
    if above:
        sheet.move("translate(0 174)")
    box = Box(30, 64, 340, 128) if above else Box(30, 436, 340, 116)
    sheet.block(job.words.title, job.face, box, palette.ink, [palette.ground], largest=92)
    _credit(job, Box(40, 30 if above else 568, 320, 13))


def _doorway(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("door", (90, 230, 262))
    spread = (x - 130, x + 190)
    sheet.add(
        linear("w", (0, palette.first), (100, mix(palette.first, palette.ground, 0.55))),
        polygon([(x, 252), (x + 68, 252), (x + 68, 424), (x, 424)], palette.first),
        polygon([(x, 424), (x + 68, 424), (spread[1], 600), (spread[0], 600)], "url(#w)"),
        path(f"M{x + 34} 424{_MAN}", palette.ground),
        polygon([(x + 24, 424), (x + 44, 424), (x + 84, 600), (x + 10, 600)], palette.ground),
    )
    sheet.block(
        job.words.title,
        job.face,
        Box(32, 40, 336, 176),
        palette.ink,
        [palette.ground],
        largest=92,
        align="start",
        rest=0.1,
    )
    box = Box(196, 300, 176, 13) if x < 200 else Box(32, 300, 176, 13)
    sheet.line(
        job.words.year_text,
        job.face,
        Box(box.x, 272, 160, 20),
        palette.ink,
        [palette.ground],
        align="start",
        role="year",
    )
    for i, name in enumerate(job.words.people[:3]):
        sheet.line(
            name, faces.PALATINO_LIGHT, Box(box.x, 304 + 19 * i, 168, 14), palette.ink, [palette.ground], align="start"
        )


def _lamp(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    flip = choose.chance("flip")
    art = (
        polygon([(292, 84), (316, 84), (400, 410), (136, 410)], "url(#c)")
        + f'<ellipse cx="268" cy="410" rx="132" ry="24" fill="{palette.first}"/>'
        + path("M360 430V70q0-30-30-30t-26 30", stroke=palette.third, stroke_width=5)
        + path("M284 84 292 66h24l8 18z", palette.third)
        + path(f"M240 414{_MAN}", palette.ground)
        + path("M236 412 96 446l-12-4 140-34z", mix(palette.ground, palette.first, 0.12))
    )
    sheet.add(
        linear("c", (0, palette.first), (100, mix(palette.ground, palette.first, 0.25))),
        f'<g transform="matrix(-1 0 0 1 400 0)">{art}</g>' if flip else art,
    )
    sheet.block(job.words.title, job.face, Box(30, 448, 340, 106), palette.ink, [palette.ground], largest=88)
    _credit(job, Box(40, 570, 320, 13))


def _hat(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    low, high = choose.pick("slope", ((370, 290), (290, 370)))
    x = choose.pick("hat", (-60, 0, 60))
    sheet.add(
        polygon([(0, 0), (400, 0), (400, high), (0, low)], palette.first),
        path(
            "M104 166c22 10 36 6 40-2 4-44 14-80 36-84 12-2 14 6 24 6s16-10 28-6c20 8 26 44 28 82 6 8 22 12 40 4 "
            "-4 22-40 34-56 36 2 22 4 30-4 46-8 18-14 26-24 30l2 24c60 14 110 24 120 98v60H14v-60c10-74 86-86 144-98l2-26"
            "c-14-10-22-36-22-62-16-2-40-14-40-48z",
            palette.ground,
            transform=f"translate({x})",
        ),
        polygon([(0, low), (400, high), (400, 600), (0, 600)], palette.ground),
    )
    sheet.block(job.words.title, job.face, Box(30, 386, 340, 150), palette.ink, [palette.ground], largest=92)
    _credit(job, Box(40, 562, 320, 13))


def _stairs(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    flip = choose.chance("flip")
    tread = choose.pick("tread", (44, 54))
    steps = [(x, 396 - i * tread * 0.62) for i, x in enumerate(range(-tread // 2, 420, tread))]
    profile = "".join(f"L{x} {y:.0f}h{tread}" for x, y in steps)
    lit = "".join(f"M{x} {y:.0f}h{tread}" for x, y in steps)
    man = steps[len(steps) // 2]
    art = (
        polygon([(0, 0), (250, 0), (400, 200), (400, 440), (0, 440)], "url(#w)")
        + path(f"M-60 460{profile}V460z", palette.ground)
        + path(lit, stroke=palette.first, stroke_width=3)
        + path(f"M{man[0] + tread / 2:.0f} {man[1]:.0f}{_MAN}", palette.ground)
    )
    sheet.add(
        linear("w", (0, palette.first), (100, mix(palette.first, palette.ground, 0.7))),
        f'<g transform="matrix(-1 0 0 1 400 0)">{art}</g>' if flip else art,
        polygon([(0, 420), (400, 420), (400, 600), (0, 600)], palette.ground),
    )
    sheet.block(job.words.title, job.face, Box(30, 426, 340, 114), palette.ink, [palette.ground], largest=92)
    _credit(job, Box(40, 566, 320, 13))


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    slats = "".join(f"M0 {y}L200 {y - 44}v11L0 {y + 11}z" for y in range(6, 260, 24))
    sheet.add(path(slats, palette.first), circle(100, 100, 76, palette.ground))
    initials_in_ring(job, palette.ink, (palette.ground,), Box(48, 58, 104, 84))


MANNER = Manner(
    "noir",
    PALETTES,
    (faces.PALATINO_CAPS, faces.GROTESK_CAPS, faces.DIDONE_SLANTED),
    (
        Composition(_blinds, 90),
        Composition(_doorway),
        Composition(_lamp, 90),
        Composition(_hat),
        Composition(_stairs, 110),
    ),
    _cameo,
)
