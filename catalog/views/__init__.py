"""What answers each address; every question to the database is in `catalog.querysets`."""
