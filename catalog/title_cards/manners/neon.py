"""The 1980s: neon. Horizon grid, sliced sun, glowing triangle, lit towers, a tunnel of light; near-white type that glows."""

from .. import faces
from ..drawing import circle, group, linear, path, polygon, rect, sector
from ..palette import Palette, mix
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#12062b", "#fff3fc", "#ff3ea5", "#23d5ee", "#ffb03b"),
    Palette("#060b2a", "#edfcff", "#19c3f3", "#f72f8f", "#7a2ff7"),
    Palette("#1b0420", "#fff3ea", "#ff6a3d", "#ffc93d", "#c2187a"),
    Palette("#04141c", "#ecfff9", "#1dd9ae", "#ff4f81", "#0a7cff"),
    Palette("#150a10", "#fff3f0", "#ff2e4e", "#ff9d2e", "#7b0f4c"),
    Palette("#0d0d1f", "#f5f2ff", "#9b5cff", "#33e1ff", "#ff5bd0"),
)


def _glow(colour: str) -> str:
    return f'<filter id="g"><feDropShadow dx="0" dy="0" stdDeviation="5" flood-color="{colour}" flood-opacity=".7"/></filter>'


def _title(job: Job, box: Box, ground: str = "", rest: float = 0.5) -> None:
    """The title with a glow; its contrast is reckoned against the glow at its brightest."""
    palette = job.palette
    ground = ground or palette.ground
    job.sheet.add(_glow(palette.first))
    job.sheet.block(
        job.words.title, job.face, box, palette.ink, [ground, mix(ground, palette.first, 0.42)],
        largest=92, rest=rest, stacked=job.choose.chance("stacked") and len(job.words.title) < 34, filter="url(#g)",
    )  # fmt: skip


def _credit(job: Job, y: float = 566) -> None:
    line = job.words.imprint(36)
    job.sheet.line(line, faces.GEOMETRIC_WIDE, Box(30, y, 340, 11), job.palette.ink, [job.palette.ground])


def _horizon(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    rays = "".join(f"M200 210L{x} 560" for x in range(-700, 1101, 100))
    levels = "".join(f"M0 {y}H400" for y in (396, 408, 424, 446, 476, 516))
    slices = "".join(
        f"v{gap}h240v{band}h-240" for gap, band in ((0, 112), (3, 13), (5, 12), (7, 11), (9, 12), (12, 40))
    )
    x = choose.pick("x", (200, 140, 264))
    sheet.add(
        linear("s", (0, palette.third), (100, palette.first)),
        linear("k", (0, palette.ground), (100, mix(palette.ground, palette.third, 0.4))),
        rect(0, 180, 400, 210, "url(#k)"),
        f'<clipPath id="c"><path d="M{x - 120} 180{slices}z"/></clipPath>',
        circle(x, 300, 112, "url(#s)", clip_path="url(#c)"),
        rect(0, 388, 400, 212, palette.ground),
        '<clipPath id="h"><path d="M0 388H400V546H0z"/></clipPath>',
        path(rays + levels, stroke=palette.second, stroke_width=1.5, clip_path="url(#h)"),
        rect(0, 386, 400, 3, palette.second),
    )
    _title(job, Box(30, 34, 340, 140), rest=0.3)
    _credit(job)


def _triangle(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    up = choose.chance("up")
    shape = "M200 50 352 316H48z" if up else "M200 322 48 56H352z"
    count = choose.pick("count", (1, 3))
    outlines = "".join(
        path(
            shape,
            stroke=(palette.first, palette.second, palette.third)[i],
            stroke_width=7,
            transform=f"translate({(i - count // 2) * 22} {i * 9})" if count > 1 else None,
        )
        for i in range(count)
    )
    rays = (
        path("M0 236 150 190M400 130 262 178M400 154 268 188M400 178 275 198", stroke=palette.second, stroke_width=3)
        if up and count == 1
        else ""
    )
    fill = path(shape, "url(#t)") if count == 1 else ""
    sheet.add(
        linear("t", (0, mix(palette.ground, palette.third, 0.75)), (100, palette.ground)),
        fill,
        '<filter id="b" x="-.2" y="-.2" width="1.4" height="1.4"><feGaussianBlur stdDeviation="9"/></filter>',
        f'<g id="o">{outlines}{rays}</g>',
        '<use href="#o" filter="url(#b)"/>',
    )
    if choose.chance("above"):
        sheet.move("translate(0 214)")
        _title(job, Box(30, 40, 340, 190))
    else:
        _title(job, Box(30, 366, 340, 168))
    _credit(job)


def _beams(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("x", (200, 70, 330))
    y = choose.pick("y", (150, 210))
    fans = "".join(
        path(
            sector(x, y, 700, a, a + choose.between(f"w{a}", 2, 9)),
            (palette.first, palette.second, palette.third)[i % 3],
        )
        for i, a in enumerate(range(choose.between("turn", 0, 19), 360, 20))
    )
    sheet.add(
        group(fans, opacity=0.85),
        circle(x, y, 34, palette.ink),
        path(f"M-9 {372}L409 {340}V609H-9z", palette.ground),
        path("M-9 378 409 346M-9 388 409 356", stroke=palette.first, stroke_width=3),
    )
    _title(job, Box(30, 396, 340, 142))
    _credit(job)


def _towers(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    dusk = mix(palette.ground, palette.first, 0.16)
    sheet.fill(palette.ground)
    x = choose.pick("x", (120, 200, 290))
    far = "M0 600" + "".join(f"V{choose.between(f'f{i}', 270, 390)}h50" for i in range(8)) + "V600z"
    near = (
        "M0 600"
        + "".join(f"V{choose.between(f'n{i}', 350, 470)}h{w}V520" for i, w in enumerate((64, 72, 60, 76, 66, 62)))
        + "V600z"
    )
    sheet.add(
        linear("k", (0, palette.ground), (100, palette.first)),
        rect(0, 190, 400, 330, "url(#k)"),
        circle(x, 300, 84, palette.second),
        path(far, dusk),
        f'<pattern id="w" width="14" height="18" patternUnits="userSpaceOnUse">{rect(4, 5, 5, 7, palette.second)}</pattern>'
        f'<pattern id="v" width="42" height="54" patternUnits="userSpaceOnUse">{rect(0, 0, 28, 36, palette.ground, opacity=0.8)}</pattern>',
        path(near, palette.ground, id="t"),
        path(near, "url(#w)"),
        path(near, "url(#v)"),
        rect(0, 528, 400, 72, palette.ground),
        rect(0, 526, 400, 3, palette.first),
    )
    _title(job, Box(30, 34, 340, 150), rest=0.3)
    _credit(job, 556)


def _tunnel(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y = choose.pick("eye", ((200, 180), (150, 150), (260, 200)))
    shape = choose.pick("shape", ("square", "round", "lozenge"))
    rings = ""
    inks = (palette.first, palette.second, palette.third)
    for i in range(11):
        r = 8 * 1.4**i
        ink = inks[i % 3]
        width = 1 + i * 0.7
        if shape == "round":
            rings += circle(x, y, r, "none", stroke=ink, stroke_width=width)
        elif shape == "square":
            rings += rect(x - r, y - r, 2 * r, 2 * r, "none", stroke=ink, stroke_width=width)
        else:
            rings += polygon(
                [(x, y - r * 1.2), (x + r, y), (x, y + r * 1.2), (x - r, y)], "none", stroke=ink, stroke_width=width
            )
    sheet.add(
        rings,
        linear("f", (0, palette.ground), (30, palette.ground)).replace('"/>', '" stop-opacity="0"/>', 1),
        rect(0, 300, 400, 300, "url(#f)"),
    )
    _title(job, Box(30, 398, 340, 142))
    _credit(job)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    sheet.add(
        linear("s", (0, palette.third), (100, palette.first)),
        circle(100, 100, 88, "none", stroke=palette.second, stroke_width=3),
        circle(100, 100, 80, "none", stroke="url(#s)", stroke_width=8),
        _glow(palette.first),
    )
    initials_in_ring(
        job,
        palette.ink,
        (palette.ground, mix(palette.ground, palette.first, 0.42)),
        Box(48, 58, 104, 84),
        effect="url(#g)",
    )


MANNER = Manner(
    "neon",
    PALETTES,
    (faces.GROTESK_SLANTED, faces.GEOMETRIC_CAPS, faces.GEOMETRIC_WIDE),
    (Composition(_horizon), Composition(_triangle), Composition(_beams), Composition(_towers), Composition(_tunnel)),
    _cameo,
)
