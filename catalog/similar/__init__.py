"""Films that are like a film: in what the openings of their stories are about, and in the people who made them."""
