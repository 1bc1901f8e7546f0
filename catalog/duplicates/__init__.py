"""People who may be one: how names are alike, what films tell of it, and the pairs that are kept for editors."""
