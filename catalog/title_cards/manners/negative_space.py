"""The 2010s: negative space. Two forms that make a third: profiles and a vase, a lens of two discs, a keyhole, a skyline."""

from .. import faces
from ..drawing import circle, path, polygon, rect
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#e9e2d4", "#23323a", "#23323a", "#c96f4a", "#b9c3bf"),
    Palette("#2e4a52", "#f5eee0", "#f2ead9", "#d98b5f", "#1c3138"),
    Palette("#dcbfaa", "#2f1f26", "#4a2b3a", "#f7efe5", "#a5686a"),
    Palette("#f0d9a8", "#2a2a34", "#3b4a6b", "#f8f1e0", "#c05b4d"),
    Palette("#3d3550", "#f6ede4", "#e9b7a0", "#9789b0", "#231d31"),
    Palette("#dfe5dc", "#1f3329", "#2f5d4a", "#e2a25f", "#a9bfae"),
    Palette("#8c2f39", "#fdf3e8", "#fbeee0", "#1f1518", "#5f1c25"),
)
_PROFILE = "M-9-9H84C96 40 100 70 106 104q2 12-2 24c8 22 28 40 34 54 2 8-14 10-22 12 0 8 8 14 8 18s-8 6-10 9c6 4 8 9 4 14-8 8-4 14-4 22 0 22-40 22-58 26-8 20-6 60-10 87H-9z"


def _title(job: Job, box: Box, ground: str = "", rest: float = 0.5, align: str = "middle") -> None:
    palette = job.palette
    ink = palette.on(ground) if ground else palette.ink
    job.sheet.block(job.words.title, job.face, box, ink, [ground or palette.ground], largest=76, rest=rest, align=align)


def _credit(job: Job, box: Box, ground: str = "", align: str = "middle") -> None:
    palette = job.palette
    line = job.words.imprint(38)
    job.sheet.line(
        line,
        faces.GEOMETRIC,
        box,
        palette.on(ground) if ground else palette.ink,
        [ground or palette.ground],
        align=align,
    )


def _profiles(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    other = palette.second if choose.chance("pair") else palette.first
    between = palette.third if choose.chance("sun") else palette.ground
    sheet.add(
        rect(0, 0, 400, 360, between),
        path(_PROFILE, palette.first, id="p"),
        path(_PROFILE, other, transform="matrix(-1 0 0 1 400 0)"),
        rect(0, 352, 400, 248, palette.ground),
    )
    _title(job, Box(30, 378, 340, 152))
    _credit(job, Box(34, 556, 332, 12))


def _lens(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    upright = choose.chance("upright")
    one, two = (palette.first, palette.second) if choose.chance("swap") else (palette.second, palette.first)
    middle = palette.ground
    if upright:
        sheet.add(
            circle(200, 140, 118, one),
            circle(200, 246, 118, two),
            path("M94.6 193a118 118 0 0 1 210.8 0 118 118 0 0 1-210.8 0z", middle, stroke=middle),
            circle(200, 193, 36, one),
            circle(200, 193, 15, palette.ground),
        )
    else:
        heart = choose.pick(
            "heart",
            (
                "M200 150l16 40-16 40-16-40z",
                "M200 168a22 22 0 0 1 0 44 22 22 0 0 1 0-44z",
                "M200 112l10 78-10 78-10-78z",
            ),
        )
        lens = path("M200 80.6a122 122 0 0 1 0 218.8 122 122 0 0 1 0-218.8z", middle, stroke=middle)
        sheet.add(circle(146, 190, 122, one), circle(254, 190, 122, two), lens, path(heart, two))
    if choose.chance("above"):
        sheet.move("translate(0 176)")
        _title(job, Box(30, 40, 340, 144))
    else:
        _title(job, Box(30, 384, 340, 148))
    _credit(job, Box(34, 556, 332, 12))


def _keyhole(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    door = palette.first if palette.first != palette.ink or choose.chance("ink") else palette.third
    sheet.fill(door)
    hole = "M158 230A76 76 0 1 1 242 230L274 372H126z"
    x = choose.pick("moon", (176, 222, 200))
    sheet.add(
        f'<clipPath id="k"><path d="{hole}"/></clipPath>',
        path(hole, palette.ground if door != palette.ground else palette.second),
        f'<g clip-path="url(#k)">{circle(x, 160, 24, palette.second)}{path("M90 330Q160 270 220 312T340 300V390H90z", palette.third if palette.third != door else palette.second)}'
        f"{path('M90 352Q190 312 320 352V390H90z', palette.second)}</g>",
    )
    _title(job, Box(30, 400, 340, 136), door)
    _credit(job, Box(34, 558, 332, 12), door)


def _reflection(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, r = choose.pick("disc", ((200, 120), (140, 96), (260, 104)))
    y = 250
    upper = palette.second
    sheet.add(
        circle(x, y, r, upper),
        rect(0, y, 400, 360, palette.first),
        path(f"M{x - r} {y}a{r} {r} 0 0 0 {2 * r} 0z", palette.ground),
    )
    heights = [choose.between(f"h{i}", 14, 92) for i in range(9)]
    town = (
        f"M-9 {y}" + "".join(f"V{y - h if i % 2 else y - h // 3}h{47}" for i, h in enumerate(heights)) + f"V{y + 2}H-9z"
    )
    if choose.chance("town"):
        sheet.add(path(town, palette.first))
    else:
        sheet.add(path(f"M20 {y + 2} 130 100 200 190 262 140 380 {y + 2}z", palette.first))
    _title(job, Box(30, 384, 340, 148), palette.first)
    _credit(job, Box(34, 558, 332, 12), palette.first)


def _halves(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    shape = choose.pick("shape", ("disc", "diamond", "stair", "leaf"))
    light, dark = palette.ground, palette.first
    sheet.add(rect(200, 0, 200, 372, dark))
    if shape == "disc":
        sheet.add(
            path("M200 66a120 120 0 0 0 0 240z", dark),
            path("M200 66a120 120 0 0 1 0 240z", light),
            circle(200, 186, 34, palette.second),
        )
    elif shape == "diamond":
        sheet.add(
            path("M200 50 84 186 200 322z", dark),
            path("M200 50 316 186 200 322z", light),
            path("M200 140 238 186 200 232 162 186z", palette.second),
        )
    elif shape == "stair":
        sheet.add(
            path("M200 372H20V312H80V252H140V192H200z", dark),
            path("M200 0H380V60H320V120H260V192H200z", light),
            circle(290, 262, 30, palette.second),
            circle(110, 110, 30, palette.second),
        )
    else:
        sheet.add(
            path("M200 44C110 110 100 240 200 330z", dark),
            path("M200 44C290 110 300 240 200 330z", light),
            circle(200, 210, 26, palette.second),
        )
    _title(job, Box(30, 392, 340, 142))
    _credit(job, Box(34, 558, 332, 12))


def _road(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    peak = choose.pick("peak", (150, 200, 262))
    sheet.add(
        circle(peak + choose.pick("moon", (-84, 96)), 250, 40, palette.second),
        polygon([(peak, 206), (peak + 270, 600), (peak - 270, 600)], palette.first),
        polygon(
            [(peak, 206), (peak + 54, 286), (peak + 20, 276), (peak - 6, 298), (peak - 28, 274), (peak - 54, 286)],
            palette.second,
            stroke=palette.second,
        ),
        path(f"M{peak - 2} 400q44 30-14 56t-10 60q30 30-30 90h130q-10-60-60-90t14-66q34-30-30-50z", palette.ground),
        rect(0, 548, 400, 52, palette.ground),
    )
    _title(job, Box(30, 34, 340, 156), rest=0.2)
    _credit(job, Box(34, 566, 332, 12))


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    sheet.add(
        rect(100, 0, 100, 200, palette.first),
        path("M100 12a88 88 0 0 0 0 176z", palette.first),
        path("M100 12a88 88 0 0 1 0 176z", palette.ground),
        circle(100, 100, 68, palette.ground),
    )
    initials_in_ring(job, palette.ink, (palette.ground,), Box(50, 60, 100, 80))


MANNER = Manner(
    "negative space",
    PALETTES,
    (faces.GEOMETRIC, faces.GROTESK_LIGHT, faces.GEOMETRIC_CAPS),
    tuple(Composition(draw) for draw in (_profiles, _lens, _keyhole, _reflection, _halves, _road)),
    _cameo,
)
