"""What a synopsis tells beyond its words: who is named, where it breathes, where the ending starts.

Pure functions on strings and offsets; nothing here knows of Django or the database. Every result
is a range of offsets into the synopsis as it was given, so the text itself is never changed.
"""
