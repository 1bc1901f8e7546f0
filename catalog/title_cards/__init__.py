"""Title cards for films and monograms for people, as SVG and PNG, drawn from their words alone. Pure: no Django here."""

from .card import film_card, manner_for, monogram
from .picture import picture

__all__ = ["film_card", "manner_for", "monogram", "picture"]
