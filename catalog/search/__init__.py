"""Search: finds films and people by what visitors type, with the same results on SQLite and PostgreSQL.

`spelling` and `entries` say what is kept of a film or a person, `index` keeps it, `query` reads what a visitor typed,
`find` and `nearest` look it up, `highlight` marks it. `sqlite` and `postgres` hold all that differs between databases.
"""
