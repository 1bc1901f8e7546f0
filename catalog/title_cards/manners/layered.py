"""The 1990s: layered. Large numerals, label strips set askew, torn paper over halftone, misprinted blocks."""

from .. import faces
from ..drawing import circle, grain, num, path, polygon, rect
from ..palette import Palette, contrast, multiply
from ..typesetting import Box, set_title
from ..wording import has_italics
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#d3d936", "#121210", "#2a2c24", "#f5f3e6", "#7f8a1f"),
    Palette("#27313c", "#f3efe6", "#d2602f", "#8496a3", "#10161d"),
    Palette("#dcd9d2", "#141414", "#c8102e", "#3a3836", "#a5a19a"),
    Palette("#e2702f", "#160d08", "#17343a", "#f3e6cd", "#a8431a"),
    Palette("#1c2418", "#f1f3dc", "#a5bb34", "#5f6e42", "#0b0f09"),
    Palette("#3a2f4d", "#f6f2e8", "#c6d63c", "#9a86b8", "#1d1628"),
    Palette("#0f5c63", "#fdf6e6", "#f4a62a", "#c4d4cc", "#083a40"),
    Palette("#b01f2b", "#fff8ee", "#151212", "#f0d9b8", "#7c1219"),
    Palette("#232f86", "#f7f4ea", "#f2d21b", "#e0518f", "#121a52"),
)


def _numeral(text: str, x: float, y: float, size: float, fill: str, **more: str) -> str:
    """Figures as a picture, cut by the edge."""
    extra = "".join(f' {name}="{value}"' for name, value in more.items())
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{faces.GROTESK.family}" font-weight="700" font-size="{num(size)}" '
        f'letter-spacing="{num(-size * 0.08)}" fill="{fill}"{extra}>{text}</text>'
    )


def _credit(job: Job, box: Box, ground: str = "", align: str = "start") -> None:
    line = job.words.imprint(36)
    ground = ground or job.palette.ground
    job.sheet.line(line, faces.MONO, box, job.palette.on(ground), [ground], align=align)


def _year(job: Job) -> str:
    return f"{job.words.year % 100:02}" if job.words.year else "00"


def _numerals(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y = choose.pick("place", ((-26, 330), (60, 350), (-70, 300)))
    dx, dy = choose.pick("offset", ((12, 10), (-12, 12), (16, -8)))
    sheet.add(
        _numeral(_year(job), x + dx, y + dy, 440, palette.third),
        _numeral(_year(job), x, y, 440, palette.first),
        rect(0, 384, 400, 216, palette.ground),
        path("M24 400H376", stroke=palette.ink, stroke_width=2),
        path("M24 400h60", stroke=palette.ink, stroke_width=9),
    )
    sheet.add(grain(400, 600, 0.8))
    sheet.block(
        job.words.title,
        job.face,
        Box(24, 420, 352, 118),
        palette.ink,
        [palette.ground],
        largest=88,
        align="start",
        rest=0.2,
    )
    _credit(job, Box(24, 562, 352, 13))


def _strips(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    strip = palette.first if contrast(palette.first, palette.ground) > 2 else palette.second
    ink = palette.on(strip)
    sheet.add(
        _numeral(_year(job), choose.between("x", -60, 20), 300, 400, palette.third),
        polygon([(choose.between("a", 150, 260), -10), (420, -10), (420, 210), (300, 240)], palette.second),
        path("M0 520 400 470V490L0 540z", palette.third),
    )
    box = Box(44, 230, 312, 240)
    block = set_title(job.words.title, job.face, box, 72)
    top = box.y + (box.height - block.height) / 2
    tilt = choose.pick("tilt", (-4, -7, 4))
    turn = f"rotate({tilt} 200 350)"
    strips = ""
    rise, height = (0.86, 1.14) if has_italics(job.words.title) else (1.04, 1.4)
    for i, line in enumerate(block.lines):
        slide = choose.between(f"s{i}", -6, 6)
        strips += rect(
            200 - line.width / 2 - 16 + slide,
            top + line.baseline - rise * line.size,
            line.width + 32,
            height * line.size,
            strip,
        )
    sheet.add(f'<g transform="{turn}">{strips}</g>', grain(400, 600, 0.8))
    sheet.lines(job.words.title, block.lines, job.face, box, ink, [strip], top=top, transform=turn)
    _credit(job, Box(24, 562, 352, 13))


def _torn(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    slope = choose.pick("slope", (-40, 30, 0))
    edge = [(x, 330 + slope * x / 400 + choose.between(f"t{x}", -9, 9)) for x in range(0, 421, 20)]
    under = [(x + 4, y + choose.between(f"u{x:.0f}", 5, 14)) for x, y in edge]
    size = choose.pick("dots", (9, 13))
    focus = choose.pick("focus", ((130, 170), (270, 190), (200, 140)))
    sheet.add(
        f'<pattern id="d" width="{size}" height="{size}" patternUnits="userSpaceOnUse" patternTransform="rotate(30)">'
        f"{circle(size / 2, size / 2, size * 0.34, palette.first)}</pattern>",
        polygon(
            [(0, 0), *[(x - 4, y) for x, y in under], (404, 0)],
            palette.second if contrast(palette.second, palette.ground) > 1.5 else palette.third,
        ),
        polygon([(0, 0), *edge, (420, 0)], palette.third),
        polygon([(0, 0), *edge, (420, 0)], "url(#d)"),
        circle(*focus, 104, palette.first),
        circle(focus[0] + 12, focus[1] - 8, 104, "none", stroke=palette.ink, stroke_width=3),
    )
    sheet.add(grain(400, 600, 0.8))
    sheet.block(
        job.words.title,
        job.face,
        Box(24, 386, 352, 152),
        palette.ink,
        [palette.ground],
        largest=88,
        align="start",
        rest=0.3,
    )
    _credit(job, Box(24, 562, 352, 13))


def _misprint(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    lean = choose.pick("lean", (-60, 70, 30))
    x, y = choose.between("x", 30, 110), choose.between("y", 30, 70)
    one = [(x, y), (x + 190, y + lean / 3), (x + 190 + lean / 2, y + 230), (x + lean / 2, y + 200)]
    two = [(px + 64, py + 58) for px, py in one]
    both = multiply(palette.first, palette.second)
    sheet.add(
        f'<clipPath id="m">{polygon(one, "#000")}</clipPath>',
        polygon(one, palette.first),
        polygon(two, palette.second),
        polygon(two, both, clip_path="url(#m)"),
        rect(0, 362, 400, 238, palette.ground),
        path("M0 362H400", stroke=palette.ink, stroke_width=3),
        "".join(
            path(f"M{cx - 10} {cy}h20M{cx} {cy - 10}v20", stroke=palette.ink) + circle(cx, cy, 5, stroke=palette.ink)
            for cx, cy in ((20, 20), (380, 20), (380, 342))
        ),
        path("M300 562h72", stroke=palette.ink, stroke_width=26, stroke_dasharray="2 3 5 2 1 4 3 3 1 2"),
    )
    sheet.add(grain(400, 600, 0.8))
    sheet.block(
        job.words.title,
        job.face,
        Box(24, 380, 352, 150),
        palette.ink,
        [palette.ground],
        largest=92,
        align="start",
        rest=0.3,
    )
    _credit(job, Box(24, 556, 262, 13))


def _windows(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    y = 0
    for i in range(5):
        height = choose.between(f"h{i}", 26, 84)
        ink = (palette.first, palette.third, palette.second)[(i + choose.between("ink", 0, 2)) % 3]
        left = choose.between(f"x{i}", -30, 150)
        sheet.add(rect(left, y, choose.between(f"w{i}", 180, 330), height, ink))
        y += height + choose.between(f"g{i}", 2, 10)
    slot = choose.between("slot", 20, 160)
    sheet.add(
        rect(slot - 14, 78, 236, 172, palette.first),
        _numeral(_year(job), slot, 234, 190, palette.ground),
        rect(0, 352, 400, 248, palette.ground),
        grain(400, 600, 0.8),
    )
    sheet.block(
        job.words.title,
        job.face,
        Box(24, 372, 352, 160),
        palette.ink,
        [palette.ground],
        largest=92,
        align="start",
        rest=0.4,
        stacked=len(job.words.title) < 36,
    )
    _credit(job, Box(24, 562, 352, 13))


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.third)
    sheet.add(
        polygon([(24, 30), (188, 14), (178, 180), (12, 170)], palette.second),
        polygon([(34, 22), (180, 34), (168, 168), (22, 184)], palette.first),
        polygon([(28, 40), (176, 28), (172, 166), (30, 172)], palette.ground),
        grain(200, 200, 0.8),
    )
    initials_in_ring(job, palette.ink, (palette.ground,), Box(44, 56, 112, 90))


MANNER = Manner(
    "layered",
    PALETTES,
    (faces.GROTESK_CAPS, faces.GROTESK, faces.MONO),
    (
        Composition(_numerals),
        Composition(_strips, 60),
        Composition(_torn),
        Composition(_misprint),
        Composition(_windows),
    ),
    _cameo,
)
