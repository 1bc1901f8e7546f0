"""Who is who: merging, splitting and renaming people so that every later load keeps to it."""
