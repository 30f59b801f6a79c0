"""Exports, one format a file. They only read the store."""
