"""The 2020s: overprint. Oversized letters cut by the edge, two inks that mix where they cross."""

from html import escape

from .. import faces
from ..drawing import circle, num, path, rect
from ..palette import Palette, mix, multiply
from ..typesetting import Box
from .manner import Composition, Job, Manner, initials_in_ring

PALETTES = (
    Palette("#f6f1e4", "#241a3d", "#ff7a6b", "#4fb8a8", "#f7cf4d"),
    Palette("#f3efe6", "#14213d", "#ffb703", "#5aa9e6", "#ff6b6b"),
    Palette("#efe9f4", "#2a1140", "#c38bff", "#ff9e4f", "#60d394"),
    Palette("#f1f1ea", "#15241c", "#6fcf80", "#f49fbc", "#f9e04c"),
    Palette("#fbeee6", "#3a0f1e", "#ff6678", "#7cc6fe", "#fde74c"),
    Palette("#ece8df", "#1b1b1b", "#f0563d", "#9fb8c4", "#d9c46a"),
    Palette("#f9d9c6", "#26123f", "#ff8552", "#8fa6ff", "#fff07c"),
)


def _crossing(palette: Palette) -> str:
    """The colour where both inks lie, a little deeper than paper would show it, so that type can stand on it."""
    return mix(multiply(palette.first, palette.second), palette.ink, 0.2)


def _title(job: Job, box: Box, rest: float = 0.4, align: str = "start") -> None:
    words = job.words
    stacked = job.choose.chance("stacked") and len(words.title) < 36
    job.sheet.block(
        words.title,
        job.face,
        box,
        job.palette.ink,
        [job.palette.ground],
        largest=104,
        rest=rest,
        align=align,
        stacked=stacked,
    )


def _credit(job: Job, ground: str = "", top: float = 560) -> None:
    ground = ground or job.palette.ground
    job.sheet.line(
        job.words.imprint(38), faces.GROTESK, Box(24, top, 352, 12), job.palette.on(ground), [ground], align="start"
    )


def _type(job: Job, box: Box, drop: int) -> None:
    """Title and credit under the shapes; or, for half of the films, over them, the shapes lower by `drop`."""
    if job.choose.chance("above"):
        job.sheet.move(f"translate(0 {drop})")
        _credit(job, top=28)
        _title(job, Box(24, 54, 352, 150), 0.2)
    else:
        _title(job, box)
        _credit(job)


def _letter(text: str, x: float, y: float, size: float, fill: str, **more: str) -> str:
    """A letter as a picture, cut by the edge."""
    extra = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in more.items())
    return (
        f'<text x="{num(x)}" y="{num(y)}" font-family="{faces.GROTESK.family}" font-weight="700" '
        f'font-size="{num(size)}" text-anchor="middle" fill="{fill}"{extra}>{escape(text)}</text>'
    )


def _letters(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    letters = [c.upper() if len(c.upper()) == 1 else c for c in job.words.title if c.isalnum()][:12] or ["M"]
    one, two = (
        letters[0],
        letters[1 + choose.between("two", 0, 9) % max(1, len(letters) - 1)] if len(letters) > 1 else letters[0],
    )
    a, b = choose.pick("place", (((120, 330), (250, 400)), ((280, 320), (150, 396)), ((80, 370), (230, 310))))
    both = _crossing(palette)
    sheet.add(
        f'<clipPath id="a">{_letter(one, *a, 430, "#000")}</clipPath>',
        _letter(one, *a, 430, palette.first),
        _letter(two, *b, 430, palette.second),
        _letter(two, *b, 430, both, clip_path="url(#a)"),
        rect(0, 404, 400, 196, palette.ground),
    )
    _type(job, Box(24, 420, 352, 114), 218)


def _discs(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    (x1, y1, r1), (x2, y2, r2) = choose.pick(
        "discs",
        (
            ((130, 150, 150), (270, 250, 130)),
            ((280, 130, 170), (130, 240, 140)),
            ((200, 110, 140), (200, 260, 118)),
            ((60, 170, 170), (320, 190, 150)),
        ),
    )
    third = choose.chance("third")
    sheet.add(
        f'<clipPath id="a">{circle(x1, y1, r1)}</clipPath>',
        circle(x1, y1, r1, palette.first),
        circle(x2, y2, r2, palette.second),
        circle(x2, y2, r2, _crossing(palette), clip_path="url(#a)"),
        circle((x1 + x2) / 2, (y1 + y2) / 2, 34, palette.third) if third else "",
        rect(0, 396, 400, 204, palette.ground),
    )
    _type(job, Box(24, 412, 352, 122), 256)


def _ripples(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    base = 384
    (x1, y1), (x2, y2) = choose.pick(
        "centres",
        (((120, base), (290, base)), ((60, base), (340, base)), ((0, base), (250, base)), ((200, base), (400, base))),
    )
    wide = choose.pick("wide", (26, 36, 48))
    count = 300 // (2 * wide) + 1
    one, two = (
        "".join(
            f"M{x - r} {y}a{r} {r} 0 0 1 {2 * r} 0h-{wide}a{r - wide} {r - wide} 0 0 0-{2 * (r - wide)} 0z"
            for r in range(2 * wide, 2 * wide * (count + 1), 2 * wide)
        )
        for x, y in ((x1, y1), (x2, y2))
    )
    sheet.add(
        f'<clipPath id="a"><path d="{one}"/></clipPath>',
        path(one, palette.first),
        path(two, palette.second),
        path(two, _crossing(palette), clip_path="url(#a)"),
        circle(x1, y1, wide * 0.6, palette.third) if choose.chance("third") else "",
        rect(0, base, 400, 216, palette.ground),
    )
    _type(job, Box(24, 408, 352, 126), 216)


def _petals(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    count = choose.pick("count", (3, 4, 5))
    petal = "M0 0C-90-60-80-160 0-190 80-160 90-60 0 0z"
    both = _crossing(palette)
    turn = choose.between("turn", 0, 60)
    ring = "".join(f'<use href="#l" transform="rotate({turn + i * 360 // count})"/>' for i in range(count))
    half = 180 // count
    other = f'<g id="o" transform="rotate({half})">{ring}</g>'
    sheet.add(
        f'<defs><path id="l" d="{petal}"/><clipPath id="a">{ring}</clipPath></defs>',
        f'<g transform="translate(200 200)"><g fill="{palette.first}">{ring}</g><g fill="{palette.second}">{other}</g>'
        f'<g fill="{both}" clip-path="url(#a)"><use href="#o"/></g>{circle(0, 0, 26, palette.third)}</g>',
        rect(0, 400, 400, 200, palette.ground),
    )
    _type(job, Box(24, 414, 352, 120), 208)


def _waves(job: Job) -> None:
    sheet, palette, choose = job.sheet, job.palette, job.choose
    sheet.fill(palette.ground)
    y = choose.pick("y", (300, 330))
    one = f"M0 {y - 50}C120 {y - 150} 190 {y + 130} 400 {y + 190}V600H0z"
    two = f"M400 {y - 80}C290 {y - 160} 230 {y + 130} 0 {y + 170}V600H400z"
    flip = "matrix(-1 0 0 1 400 0)" if choose.chance("flip") else "translate(0)"
    both = _crossing(palette)
    sheet.add(
        circle(choose.pick("x", (110, 200, 300)), 262, 66, palette.third),
        f'<g transform="{flip}"><clipPath id="a"><path d="{one}"/></clipPath>{path(one, palette.first)}{path(two, palette.second)}{path(two, both, clip_path="url(#a)")}</g>',
    )
    _title(job, Box(24, 28, 352, 150), 0)
    _credit(job, both)


def _cameo(job: Job) -> None:
    sheet, palette = job.sheet, job.palette
    sheet.fill(palette.ground)
    sheet.add(
        f'<clipPath id="a">{circle(78, 78, 70)}</clipPath>',
        circle(78, 78, 70, palette.first),
        circle(126, 126, 66, palette.second),
        circle(126, 126, 66, palette.third, clip_path="url(#a)"),
    )
    over = (palette.ground, palette.first, palette.second, palette.third)
    initials_in_ring(job, palette.ink, over, Box(46, 56, 108, 90))


MANNER = Manner(
    "overprint",
    PALETTES,
    (faces.GROTESK_CAPS, faces.GROTESK, faces.GEOMETRIC_LOWER),
    tuple(Composition(draw) for draw in (_letters, _discs, _ripples, _petals, _waves)),
    _cameo,
)
