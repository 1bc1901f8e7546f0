"""Characters who come again in other films: who counts as one, and the rows that pages read."""
