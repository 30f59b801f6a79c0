"""The store: one SQLite file that keeps articles, readings, stories and records, whole or not at all."""
