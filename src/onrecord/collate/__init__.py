"""From one story's readings to its record."""
