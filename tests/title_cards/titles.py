"""Titles that try a card: short, long, odd, and in many scripts."""

HARD = (
    "M",
    "Up",
    "\u0301",  # a mark alone has no width of its own
    "If....",
    "9½ Weeks",
    "1917",
    "2001: A Space Odyssey",
    "Dr. Strangelove or: How I Learned to Stop Worrying and Love the Bomb",
    "Everything You Always Wanted to Know About Sex* (*But Were Afraid to Ask)",
    "The Assassination of Jesse James by the Coward Robert Ford and the Extraordinary Lives of Those Who Followed Him",
    (
        "Night of the Day of the Dawn of the Son of the Bride of the Return of the Revenge of the Terror of the Attack of the "
        "Evil, Mutant, Hellbound, Flesh-Eating Subhumanoid Zombified Living Dead, Part 3"
    ),
    "Supercalifragilisticexpialidocious",
    "となりのトトロ",
    "風の谷のナウシカ 〜オウムと腐海の物語、そして少女〜",
    "باب الحديد",
    "ואלס עם באשיר",
    "Броненосец «Потёмкин»",
    "기생충",
    "Αναπαράσταση",
    "पथेर पांचाली",
    "ลุงบุญมีระลึกชาติ",
    "Q & A <Director's Cut>",
    "Y tu mamá también",
    "🎬🎬",
    "W" * 400,
    "",
)

VARIED = tuple(
    f"{article}{adjective} {noun}"
    for article in ("", "The ")
    for adjective in ("Long", "Silent", "Golden", "Last", "Winter", "Lonely", "Second", "Broken", "Midnight", "Little")
    for noun in (
        "River",
        "Stranger",
        "Affair",
        "Train",
        "Summer of Love",
        "Garden",
        "Crossing",
        "City",
        "Witness",
        "Dance",
    )
)

YEARS = (None, *range(1895, 2031, 5))


def size_of_png(image: bytes) -> tuple[int, int]:
    """Return width and height of a PNG, from its first chunk: https://www.w3.org/TR/png/#11IHDR."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
    return int.from_bytes(image[16:20]), int.from_bytes(image[20:24])
