"""The 1960s: Swiss and op. Circles within circles, dots in a grid, bars that vibrate; tight lower case from the left."""

import math

from .. import faces
from ..drawing import circle, group, path, rect
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#f4f1ea", "#111111", "#e4281c", "#111111", "#bdb8ad"),
    Palette("#cb2017", "#fffaf0", "#fffaf0", "#150c0b", "#8d120c"),
    Palette("#f2c21a", "#121212", "#121212", "#fbf6e8", "#d8431f"),
    Palette("#1446a0", "#f8f5ee", "#f8f5ee", "#ff7a4d", "#0a2763"),
    Palette("#111111", "#f3f0e8", "#f3f0e8", "#ef4a23", "#3a3a3a"),
    Palette("#e9e6dd", "#1c1c1c", "#14735a", "#1c1c1c", "#f08a24"),
    Palette("#f4d3cd", "#1a1416", "#c2185b", "#1a1416", "#f19a3e"),
)


def _words(job: Job, box: Box, drop: int = 0, under_title: bool = False) -> None:
    """The title from the left, with the year and names in a small column at the foot or right under it.

    With a `drop`, half of the films have the words above, and the shapes lower by that much.
    """
    sheet, palette, words = job.sheet, job.palette, job.words
    if drop and job.choose.chance("above"):
        sheet.move(f"translate(0 {drop})")
        box, under_title = Box(24, 28, 352, drop - 90), True
    over = [palette.ground]
    block = sheet.block(
        words.title, job.face, box, palette.ink, over, largest=92, align="start", rest=0 if under_title else 0.4
    )
    top = box.y + block.height + 22 if under_title else 556
    sheet.line(words.year_text, faces.GROTESK, Box(24, top, 60, 13), palette.ink, over, align="start", role="year")
    left = 76 if words.year else 24
    for i, name in enumerate(words.people[:2]):
        sheet.line(name, faces.GROTESK, Box(left, top + 16 * i, 300, 13), palette.ink, over, align="start")


def _rings(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    drift_x, drift_y = choose.pick("drift", ((0, 0), (9, 5), (-10, 6), (0, 11)))
    inks = (
        (palette.first, palette.ground)
        if choose.chance("two")
        else (palette.first, palette.ground, palette.second, palette.ground)
    )
    count = choose.pick("count", (9, 13))
    rings = "".join(
        circle(200 + drift_x * i * 8 / count, 190 + drift_y * i * 8 / count, 184 * (1 - i / count), inks[i % len(inks)])
        for i in range(count)
    )
    sheet.add(rings)
    _words(job, Box(24, 400, 352, 134), 222)


def _dots(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    fx, fy = choose.pick("focus", ((1, 1), (6, 2), (3.5, 4), (8, 8), (0, 7)))
    reach = choose.pick("reach", (5.0, 7.0))
    sizes: dict[int, str] = {}
    lit = choose.between("lit", 0, 63)
    for i in range(64):
        x, y = i % 8, i // 8
        size = 7 + round(4.4 * abs(math.cos(math.hypot(x - fx, y - fy) * math.pi / reach))) * 8
        if i != lit:
            sizes[size] = sizes.get(size, "") + f"M{46 + x * 44} {46 + y * 44}h0"
    sheet.add(
        group(
            "".join(path(d, stroke_width=size) for size, d in sizes.items()),
            stroke=palette.first,
            stroke_linecap="round",
        ),
        circle(
            46 + lit % 8 * 44,
            46 + lit // 8 * 44,
            20,
            palette.second if palette.second != palette.first else palette.third,
        ),
    )
    _words(job, Box(24, 400, 352, 134), 222)


def _bars(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    step = choose.pick("step", (16, 20, 28))
    tall = choose.chance("tall")
    x, y, r = choose.pick("disc", ((200, 200, 130), (250, 170, 104), (150, 220, 110)))
    size = (step, 9) if tall else (9, step)
    bar = rect(0, 0, step / 2, 9, palette.first) if tall else rect(0, 0, 9, step / 2, palette.first)
    turned = "rotate(90)" if choose.chance("turn") else f"translate({step / 2:.0f} {step / 2:.0f})"
    cell = f'width="{size[0]}" height="{size[1]}" patternUnits="userSpaceOnUse"'
    ink = palette.second if choose.chance("ink") else palette.first
    sheet.add(
        f'<pattern id="a" {cell}>{bar}</pattern>',
        f'<pattern id="b" {cell} patternTransform="{turned}">{bar.replace(palette.first, ink)}</pattern>',
        rect(0, 0, 400, 384, "url(#a)"),
        circle(x, y, r, palette.ground),
        circle(x, y, r, "url(#b)"),
    )
    _words(job, Box(24, 404, 352, 130), 216)


def _tiles(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    inks = (palette.first, palette.second, palette.third, palette.first)
    tiles = ""
    for i in range(16):
        kind = choose.between(f"k{i}", 0, 4)
        if kind < 4:
            ink = inks[choose.between(f"i{i}", 0, 3)]
            tiles += f'<use href="#q" transform="translate({i % 4 * 100 + 50} {i // 4 * 100 + 50})rotate({kind * 90})" fill="{ink}"/>'
    shape = choose.pick(
        "shape", ("M-50-50A100 100 0 0 1 50 50H-50z", "M-50-50H50L-50 50z", "M-50-50H50A50 50 0 0 1-50-50z")
    )
    sheet.add(f'<defs><path id="q" d="{shape}"/></defs>', tiles, rect(0, 400, 400, 200, palette.ground))
    _words(job, Box(24, 418, 352, 116), 200)


def _disc(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y, r = choose.pick("disc", ((300, 470, 196), (90, 480, 200), (200, 452, 168), (200, 560, 270)))
    bite = choose.pick("bite", (0.34, 0.5, 0.22))
    angle = math.radians({300: 200, 90: 320, 200: choose.pick("angle", (220, 270, 315))}[x])
    bx, by = x + r * (1 - bite) * math.cos(angle), y + r * (1 - bite) * math.sin(angle)
    second = palette.second if palette.second != palette.ink or choose.chance("black") else palette.third
    sheet.add(circle(x, y, r, palette.first), circle(bx, by, r * bite, second))
    _words(job, Box(24, 30, 352, 166), under_title=True)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    rings = "".join(
        circle(100, 100, r, palette.first if i % 2 == 0 else palette.ground)
        for i, r in enumerate((140, 126, 112, 98, 84, 70))
    )
    sheet.add(rings, circle(100, 100, 70, palette.ground))
    initials_in_ring(job, palette.ink, (palette.ground,), Box(46, 56, 108, 88))


MANNER = Manner(
    "swiss",
    PALETTES,
    (faces.GROTESK_LOWER, faces.GROTESK, faces.GEOMETRIC_LOWER),
    (Composition(_rings), Composition(_dots), Composition(_bars), Composition(_tiles), Composition(_disc)),
    _cameo,
)
