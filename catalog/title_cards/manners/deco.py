"""The 1920s: deco and constructivism. Sunburst, stepped towers, scallops, thin double lines; diagonals in red and black."""

from .. import faces
from ..drawing import circle, group, num, path, polygon, rect, sector
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#121316", "#f3e3b6", "#cba450", "#76591f", "#24262b"),
    Palette("#0b2b26", "#f5e9c4", "#d2ab52", "#1f6254", "#123f38"),
    Palette("#101c36", "#eef1f5", "#b8c3d1", "#3b5683", "#1a2b50"),
    Palette("#efe4cc", "#1a1714", "#c8281e", "#1a1714", "#d9c49a"),
    Palette("#ad2118", "#fdf2dc", "#17130f", "#f2dfb6", "#86150f"),
    Palette("#0f3a40", "#f8ead6", "#e5925a", "#1d6068", "#092a2f"),
)


def _foot(job: Job, y: float = 540) -> None:
    job.sheet.line(job.words.credit(), faces.GEOMETRIC_WIDE, Box(44, y, 312, 11), job.palette.ink, [job.palette.ground])


def _year(job: Job, box: Box) -> None:
    job.sheet.line(job.words.year_text, faces.GEOMETRIC_WIDE, box, job.palette.ink, [job.palette.ground], role="year")


def _sunburst(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    rays = job.choose.pick("rays", (11, 15, 21))
    step = 180 / rays
    sheet.fill(palette.ground)
    data = "".join(sector(200, 322, 420, 180 + i * step, 180 + (i + 1) * step) for i in range(0, rays, 2))
    sheet.add(
        '<clipPath id="k"><path d="M24 24H376V322H24z"/></clipPath>',
        group(
            rect(24, 24, 352, 298, palette.third)
            + path(data, palette.first)
            + circle(200, 322, 118, palette.ground)
            + circle(200, 322, 106, palette.second)
            + circle(200, 322, 82, palette.ground)
            + circle(200, 322, 70, palette.first),
            clip_path="url(#k)",
        ),
        path("M24 334H376M24 341H376M24 524H376", stroke=palette.first, stroke_width=2),
        rect(14, 14, 372, 572, "none", stroke=palette.first, stroke_width=2),
    )
    sheet.block(job.words.title, job.face, Box(38, 360, 324, 146), palette.ink, [palette.ground], largest=84)
    sheet.line(job.words.imprint(36), faces.GEOMETRIC_WIDE, Box(40, 545, 320, 11), palette.ink, [palette.ground])


def _tower(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    steps = choose.pick(
        "steps", (((30, 250), (58, 292), (92, 350), (132, 420)), ((22, 262), (70, 330), (112, 360), (160, 452)))
    )
    tower = "".join(
        rect(200 - w, y, 2 * w, 600 - y, palette.third, stroke=palette.first, stroke_width=2)
        for w, y in reversed(steps)
    )
    inner = "".join(
        rect(200 - w + 7, y + 7, 2 * w - 14, 600 - y, "none", stroke=palette.second) for w, y in reversed(steps)
    )
    glow = "".join(sector(200, 600, 620, 270 + a - 3, 270 + a + 3) for a in (-76, -62, -48, -34, 34, 48, 62, 76))
    sheet.add(
        path(glow, palette.second, opacity=0.45),
        tower,
        inner,
        path("M200 196V600M186 270V600M214 270V600", stroke=palette.first, stroke_width=2.5),
        rect(0, 520, 400, 80, palette.ground),
        path("M0 520H400M0 527H400", stroke=palette.first, stroke_width=2),
    )
    sheet.block(job.words.title, job.face, Box(36, 34, 328, 148), palette.ink, [palette.ground], largest=84, rest=0.3)
    _year(job, Box(120, 540, 160, 13))
    _foot(job, 566)


def _diagonal(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    lean = choose.pick("lean", (-12, -16, 12))
    sheet.fill(palette.ground)
    disc = choose.pick("disc", ((120, 180, 104), (284, 168, 124), (236, 190, 84)))
    bars = (
        rect(-200, 296, 800, 10, palette.second)
        + rect(-200, 14, 380, 34, palette.first)
        + rect(180, 60, 500, 12, palette.second)
        + rect(-200, 514, 560, 12, palette.second)
        + rect(160, 536, 500, 40, palette.first)
    )
    sheet.add(
        circle(*disc, palette.first),
        circle(disc[0], disc[1], disc[2] * 0.55, palette.ground),
        circle(disc[0], disc[1], disc[2] * 0.4, palette.second),
        group(
            bars + polygon([(60, 296), (360, 296), (210, 50)], palette.third, opacity=0.55),
            transform=f"rotate({lean} 200 300)",
        ),
    )
    turn = f"rotate({lean} 200 300)"
    left = 72 if lean > 0 else 28
    box = Box(left, 322, 300, 160)
    sheet.block(
        job.words.title,
        faces.GROTESK_CAPS,
        box,
        palette.ink,
        [palette.ground],
        largest=104,
        align="start",
        stacked=len(job.words.title) < 40,
        transform=turn,
    )
    credit = Box(left, 494, 270, 12)
    sheet.line(
        job.words.credit(36), faces.GROTESK, credit, palette.ink, [palette.ground], align="start", transform=turn
    )


def _scallop(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    size = job.choose.pick("size", (50, 66, 80))
    tone = palette.first if palette.first != palette.ink else palette.second
    shell = "".join(circle(0, 0, size * r, palette.third, stroke=tone, stroke_width=2.2) for r in (1, 0.74, 0.48, 0.22))
    pattern = f'<pattern id="p" width="{2 * size}" height="{size}" patternUnits="userSpaceOnUse">'
    places = ((0, size // 2), (2, size // 2), (1, size), (0, size * 3 // 2), (2, size * 3 // 2), (1, size * 2))
    cell = "".join(f'<use href="#s" x="{column * size}" y="{y}"/>' for column, y in places)
    sheet.add(
        f'<defs><g id="s">{shell}</g>{pattern}{cell}</pattern></defs>',
        rect(0, 0, 400, 310, "url(#p)"),
        rect(0, 310, 400, 290, palette.ground),
        path("M0 310H400M0 319H400M0 520H400", stroke=tone, stroke_width=2.4),
    )
    sheet.block(job.words.title, job.face, Box(34, 340, 332, 160), palette.ink, [palette.ground], largest=84)
    _year(job, Box(120, 536, 160, 13))
    _foot(job, 562)


def _columns(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    chevrons = "".join(f"M0 {y}l34-26 34 26v16l-34-26-34 26z" for y in range(30, 640, 40))
    sheet.add(
        path(chevrons, palette.first, id="v"),
        '<use href="#v" x="332"/>',
        path("M76 0V600M82 0V600M318 0V600M324 0V600", stroke=palette.second, stroke_width=2),
        path(
            "M120 74h160M140 82h120M160 90h80M120 526h160M140 518h120M160 510h80",
            stroke=palette.first,
            stroke_width=2.5,
        ),
    )
    sheet.block(job.words.title, job.face, Box(94, 106, 212, 360), palette.ink, [palette.ground], largest=84)
    _year(job, Box(120, 482, 160, 14))
    sheet.line(job.words.credit(28), faces.GEOMETRIC_WIDE, Box(92, 548, 216, 11), palette.ink, [palette.ground])


def _fountain(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    count = choose.pick("count", (5, 7))
    spread = 168 / count
    tone = palette.first if palette.first != palette.ink else palette.second
    jets = "".join(
        f"M200 332C200 {60 + i * 20} {num(200 + side * i * spread)} {20 + i * 20} {num(200 + side * i * spread)} {num(130 + i * 190 / count)}"
        for i in range(1, count + 1)
        for side in (-1, 1)
    )
    drops = "".join(
        f"M{num(200 + side * i * spread)} {num(134 + i * 190 / count)}v0"
        for i in range(1, count + 1)
        for side in (-1, 1)
    )
    sheet.add(
        rect(16, 16, 368, 316, palette.third),
        path(f"M200 332V60{jets}", stroke=tone, stroke_width=5),
        path(f"M200 52v0{drops}", stroke=tone, stroke_width=17, stroke_linecap="round"),
        rect(0, 332, 400, 268, palette.ground),
        path("M16 338H384M16 346H384M16 524H384", stroke=tone, stroke_width=2.4),
    )
    sheet.block(job.words.title, job.face, Box(34, 362, 332, 146), palette.ink, [palette.ground], largest=84)
    sheet.line(job.words.imprint(36), faces.GEOMETRIC_WIDE, Box(34, 548, 332, 11), palette.ink, [palette.ground])


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    rays = "".join(sector(100, 100, 150, a, a + 9) for a in range(0, 360, 18))
    sheet.add(
        path(rays, palette.first),
        circle(100, 100, 74, palette.ground),
        circle(100, 100, 66, stroke=palette.first, stroke_width=2),
    )
    initials_in_ring(job, palette.ink, (palette.ground,), Box(50, 58, 100, 84))


MANNER = Manner(
    "deco",
    PALETTES,
    (faces.GEOMETRIC_CAPS, faces.GEOMETRIC_WIDE, faces.GEOMETRIC),
    (
        Composition(_fountain),
        Composition(_sunburst),
        Composition(_tower),
        Composition(_diagonal, 48),
        Composition(_scallop),
        Composition(_columns, 40),
    ),
    _cameo,
)
