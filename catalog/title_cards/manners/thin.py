"""The 2000s: thin. Much empty space, hairlines, wide tracking and one small form."""

from .. import faces
from ..drawing import circle, group, path, polar, rect
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#f7f6f2", "#2a2d30", "#c0392b", "#8d9498", "#dfe1df"),
    Palette("#e8eef1", "#1f333f", "#2a7396", "#8fa9b5", "#cfdbe1"),
    Palette("#14171a", "#eceff0", "#e8d9a0", "#66737b", "#252b30"),
    Palette("#0f1c26", "#e9f1f3", "#f0a13a", "#4f6c7d", "#1b303e"),
    Palette("#efece6", "#37312a", "#7d8c33", "#a79f91", "#d9d3c7"),
    Palette("#1d1513", "#f3ebe4", "#d9603a", "#7a665d", "#30251f"),
    Palette("#c9d3c8", "#1f2a24", "#f7f5ee", "#5f7268", "#b3c0b3"),
)


def _title(job: Job, box: Box, align: str, rest: float) -> None:
    largest = 60 if job.face.tracking < 0.05 else 48
    job.sheet.block(
        job.words.title, job.face, box, job.palette.ink, [job.palette.ground], largest=largest, align=align, rest=rest
    )


def _credit(job: Job, box: Box, align: str) -> None:
    sheet, palette, words = job.sheet, job.palette, job.words
    sheet.line(words.credit(38, " / "), faces.GROTESK_AIRY, box, palette.ink, [palette.ground], align=align)
    low = Box(box.x, box.y + 20, box.width, box.height)
    sheet.line(words.year_text, faces.GROTESK_AIRY, low, palette.ink, [palette.ground], align=align, role="year")


def _horizon(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("x", (92, 200, 300))
    y = choose.pick("y", (300, 340))
    form = choose.pick("form", ("disc", "half", "figure", "tree"))
    if form == "disc":
        sheet.add(circle(x, y - 22, 22, palette.first))
    elif form == "half":
        sheet.add(path(f"M{x - 54} {y}a54 54 0 0 1 108 0z", palette.first))
    elif form == "figure":
        sheet.add(path(f"M{x - 3} {y}l-2-20q5-8 10 0l-2 20z", palette.first), circle(x, y - 28, 4, palette.first))
    else:
        sheet.add(
            path(f"M{x} {y}v-52m0 30l14-16m-14 6l-12-14", stroke=palette.ink),
            circle(x, y - 66, 26, palette.first, opacity=0.9),
        )
    sheet.add(path(f"M0 {y}H400", stroke=palette.ink, stroke_width=1))
    _title(job, Box(40, y + 40, 320, 150), "middle", 0.15)
    _credit(job, Box(50, 540, 300, 12), "middle")


def _pendant(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x = choose.pick("x", (60, 200, 330))
    y = choose.between("y", 150, 280)
    r = choose.pick("r", (11, 18, 30))
    sheet.add(path(f"M{x} 0V{y}", stroke=palette.second, stroke_width=1), circle(x, y + r, r, palette.first))
    if choose.chance("echo"):
        sheet.add(circle(x, y + r, r + 16, stroke=palette.second), circle(x, y + r, r + 36, stroke=palette.third))
    _title(job, Box(36, 370, 328, 150), "start", 0.9)
    _credit(job, Box(36, 540, 328, 12), "start")


def _orbits(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    cx, cy = choose.pick("centre", ((0, 0), (400, 0), (200, 190), (400, 190)))
    step = choose.pick("step", (24, 36))
    reach = 170 if cx == 200 else 330 if cy == 0 else 190
    rings = "".join(circle(cx, cy, r) for r in range(step, reach, step))
    r = step * choose.between("ring", 3, reach // step - 1)
    angle = {0: 40, 400: 130, 200: choose.between("angle", 200, 340)}[cx] + choose.between("turn", -15, 15)
    x, y = polar(cx, cy, r, angle)
    sheet.add(group(rings, stroke=palette.second, stroke_width=1.1), circle(x, y, 12, palette.first))
    _title(job, Box(36, 380, 328, 140), "start", 0.9)
    _credit(job, Box(36, 540, 328, 12), "start")


def _rain(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    lines = "".join(
        f"M{x} {choose.between(f'a{x}', 0, 60)}V{choose.between(f'b{x}', 120, 330)}" for x in range(20, 390, 12)
    )
    x = 20 + 12 * choose.between("one", 4, 26)
    sheet.add(path(lines, stroke=palette.second, stroke_width=1.1), rect(x - 1.5, 0, 3, 352, palette.first))
    _title(job, Box(36, 384, 328, 136), "start", 0.9)
    _credit(job, Box(36, 540, 328, 12), "start")


def _waves(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    swell = choose.between("swell", 20, 60)
    lean = choose.pick("lean", (-1, 1))
    lines = "".join(
        f"M0 {330 + i * 9}Q100 {330 + i * 9 - swell * lean * (1 - i / 9):.0f} 200 {330 + i * 9}T400 {330 + i * 9}"
        for i in range(12)
    )
    x = choose.pick("x", (110, 290))
    deck = 318 - swell * lean // 2 * (1 if x < 200 else -1)
    sheet.add(
        path(lines, stroke=palette.second, stroke_width=1.1),
        path(f"M{x - 22} {deck}h44l-8 12h-28zM{x} {deck - 4}v-56l24 50z", palette.first),
    )
    _title(job, Box(36, 60, 328, 150), "middle", 0.2)
    _credit(job, Box(50, 540, 300, 12), "middle")


def _pane(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y, w, h = choose.pick("pane", ((36, 40, 120, 210), (244, 40, 120, 210), (36, 40, 328, 150), (140, 60, 120, 120)))
    sheet.add(rect(x, y, w, h, palette.third), path(f"M{x} {y + h}h{w}", stroke=palette.ink, stroke_width=1))
    sheet.add(circle(x + w * choose.pick("at", (0.3, 0.5, 0.72)), y + h - 17, 17, palette.first))
    _title(job, Box(36, 300, 328, 190), "start", 0.2)
    _credit(job, Box(36, 540, 328, 12), "start")


def _cameo(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y = polar(100, 100, 82, choose.between("angle", 0, 359))
    sheet.add(circle(100, 100, 82, stroke=palette.second, stroke_width=1), circle(x, y, 7, palette.first))
    initials_in_ring(job, palette.ink, (palette.ground,), Box(48, 62, 104, 76))


MANNER = Manner(
    "thin",
    PALETTES,
    (faces.GROTESK_WIDE, faces.GROTESK_AIRY, faces.PALATINO_LIGHT),
    tuple(Composition(draw) for draw in (_horizon, _pendant, _orbits, _rain, _waves, _pane)),
    _cameo,
)
