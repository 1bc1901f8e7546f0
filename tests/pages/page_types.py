"""A page of each kind that visitors see, in the catalogue of `fixtures/seeds`, for tests that look at all of them."""

PAGES = (
    "/",
    "/films/",
    "/films/?view=table",
    "/films/?view=table&letter=l&decade=1980&rating_min=eleven",
    "/films/?q=zzz",
    "/films/?page=99",
    "/films/4005/the-living-daylights/",
    "/people/",
    "/people/?letter=d",
    "/people/timothy-dalton/",
    "/characters/",
    "/characters/james-bond/",
    "/search/",
    "/search/?q=bond",
    "/search/?q=goldfingr",
    "/search/?q=zzzzqqqq",
    "/connections/",
    "/connections/?from=timothy-dalton&to=tom-hanks",
    "/connections/?from=zzzzqqqq&to=tom",
    "/decades/",
    "/decades/1980s/",
    "/years/1987/",
    "/developers/",
    "/nowhere/",
)

EMPTY = ("/", "/films/", "/people/", "/characters/", "/search/?q=bond", "/connections/", "/decades/", "/developers/")
"""Those that look different while the catalogue is empty."""

DRAWINGS = ("/favicon.svg", "/films/4005/card.svg", "/films/2947/card.svg", "/people/timothy-dalton/monogram.svg")

NO_PAGES = {
    *("film_by_number", "imdb_number", "random"),  # they lead to a page
    *("film_card", "film_card_picture", "monogram", "monogram_picture", "favicon"),
    *("films_json", "films_csv", "film_json", "film_text", "person_json"),
    *("suggest", "opensearch", "feed", "speculation_rules", "web_manifest", "robots", "livez", "readyz"),
    *("sitemap", "sitemap_of_lists", "sitemap_of_films", "sitemap_of_people"),
}
"""Names of the addresses that answer with something else than a page."""
