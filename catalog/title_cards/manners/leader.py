"""No year known: film leader. Countdown circle, cross hairs, sprocket holes, start marks, scratches."""

from .. import faces
from ..drawing import circle, grain, num, path, polar, rect
from ..palette import Palette
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#1a1917", "#f1ebde", "#e5dfd2", "#8a857a", "#2c2a27"),
    Palette("#2a1d12", "#f7e8cc", "#dcbd8f", "#8b6c46", "#3d2b1c"),
    Palette("#d9d4c7", "#1a1815", "#26231f", "#8d877a", "#c4beaf"),
    Palette("#0f1a22", "#e7f0f3", "#a9c6d2", "#52707f", "#1a2a35"),
    Palette("#1f0a0a", "#ffe9de", "#e2604e", "#84362d", "#33120f"),
    Palette("#18211a", "#e9f0dd", "#b5c99a", "#5d7357", "#243127"),
)


def _scratches(job: Job) -> str:
    choose = job.choose
    lines = "".join(
        f"M{choose.between(f'x{i}', 10, 390)} {choose.between(f'y{i}', 0, 200)}v{choose.between(f'l{i}', 80, 400)}"
        for i in range(4)
    )
    dust = "".join(f"M{choose.between(f'd{i}', 10, 390)} {choose.between(f'e{i}', 10, 390)}q4-5 7 2" for i in range(5))
    return path(lines + dust, stroke=job.palette.second, stroke_width=0.8, opacity=0.7) + grain(
        400, 600, 1, light=job.palette.ground < "#8"
    )


def _title(job: Job, box: Box, ground: str = "") -> None:
    ground = ground or job.palette.ground
    job.sheet.block(job.words.title, job.face, box, job.palette.ink, [ground], largest=72)


def _credit(job: Job, y: float = 562) -> None:
    job.sheet.line(job.words.credit(40), faces.MONO, Box(40, y, 320, 13), job.palette.ink, [job.palette.ground])


def _count(text: str, x: float, y: float, size: float, fill: str) -> str:
    return f'<text x="{num(x)}" y="{num(y)}" font-family="{faces.GROTESK.family}" font-weight="700" font-size="{num(size)}" text-anchor="middle" fill="{fill}">{text}</text>'


def _countdown(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    number = choose.between("number", 2, 9)
    angle = choose.between("sweep", 20, 340)
    x, y = polar(200, 200, 420, angle - 90)
    sweep = f"M200 200V-220A420 420 0 {int(angle > 180)} 1 {num(x)} {num(y)}z"
    sheet.add(
        '<clipPath id="k"><path d="M0 0H400V392H0z"/></clipPath>',
        path(sweep, palette.third, clip_path="url(#k)"),
        path("M0 200H400M200 0V392", stroke=palette.second, stroke_width=2),
        circle(200, 200, 150, stroke=palette.first, stroke_width=4),
        circle(200, 200, 130, stroke=palette.first, stroke_width=4),
        path(f"M200 200L{num(x)} {num(y)}", stroke=palette.first, stroke_width=2, clip_path="url(#k)"),
        _count(str(number), 200, 270, 196, palette.first),
        path("M0 392H400", stroke=palette.second, stroke_width=2),
        _scratches(job),
    )
    _title(job, Box(36, 410, 328, 132))
    _credit(job)


def _strip(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.third)
    top = choose.pick("top", (96, 120, 140))
    sheet.add(
        path("M31-20V620M369-20V620", stroke=palette.ground, stroke_width=34, stroke_dasharray="30 26"),
        rect(64, -60, 272, top + 42, palette.ground, rx=10),
        rect(64, top, 272, 330, palette.ground, rx=10),
        rect(64, top + 348, 272, 400, palette.ground, rx=10),
        path(
            f"M200 {top + 20}V{top + 60}M200 {top + 270}v40M64 {top + 165}h14M322 {top + 165}h14",
            stroke=palette.second,
            stroke_width=2,
        ),
        circle(200, top - 78, 60, stroke=palette.second, stroke_width=2),
        _scratches(job),
    )
    _title(job, Box(84, top + 70, 232, 190))
    sheet.line(job.words.credit(30), faces.MONO, Box(80, 572, 240, 12), palette.ink, [palette.ground])


def _start(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    y = choose.pick("y", (70, 96))
    mark = choose.pick("mark", ("cross", "diamond", "stars"))
    inner = {
        "cross": f"M40 {y}L360 {y + 220}M360 {y}L40 {y + 220}",
        "diamond": f"M200 {y}L360 {y + 110} 200 {y + 220} 40 {y + 110}z",
        "stars": f"M40 {y + 110}H360M200 {y}V{y + 220}M120 {y}V{y + 220}M280 {y}V{y + 220}",
    }[mark]
    sheet.add(
        rect(40, y, 320, 220, palette.third, stroke=palette.first, stroke_width=4),
        path(inner, stroke=palette.second, stroke_width=3),
        circle(200, y + 110, 62, palette.ground, stroke=palette.first, stroke_width=4),
        path(f"M200 {y + 74}l10 26h27l-22 17 8 27-23-16-23 16 8-27-22-17h27z", palette.first),
        path("M20 344H380M20 352H380", stroke=palette.second, stroke_width=2),
        _scratches(job),
    )
    _title(job, Box(36, 372, 328, 160))
    _credit(job)


def _target(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    x, y = choose.pick("eye", ((200, 300), (200, 250)))
    sheet.add(
        circle(x, y, 290, stroke=palette.third, stroke_width=26),
        circle(x, y, 182, palette.third),
        circle(x, y, 176, palette.ground, stroke=palette.first, stroke_width=4),
        path(
            f"M{x} 0V{y - 130}M{x} {y + 130}V540M0 {y}H{x - 162}M{x + 162} {y}H400",
            stroke=palette.first,
            stroke_width=2,
        ),
        path("M16 60V16H60M340 16h44v44M384 490v44h-44M60 534H16v-44", stroke=palette.second, stroke_width=4),
        _scratches(job),
    )
    _title(job, Box(x - 132, y - 100, 264, 200))
    _credit(job)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    sheet.add(
        path("M0 100H200M100 0V200", stroke=palette.second, stroke_width=2),
        circle(100, 100, 86, stroke=palette.first, stroke_width=3),
        circle(100, 100, 76, palette.third, stroke=palette.first, stroke_width=3),
    )
    initials_in_ring(job, palette.ink, (palette.third,), Box(50, 60, 100, 80))


MANNER = Manner(
    "film leader",
    PALETTES,
    (faces.MONO, faces.GROTESK_CAPS, faces.GROTESK),
    (Composition(_countdown), Composition(_strip, 44), Composition(_start), Composition(_target, 60)),
    _cameo,
)
