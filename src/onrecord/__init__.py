"""onrecord reads what many outlets write about one event and puts it on one record."""

__version__ = "0.1.0"
