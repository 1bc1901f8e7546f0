"""Loading seed files: sources, parse, plan, apply, report."""
