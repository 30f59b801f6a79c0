"""What surrounds the record page: list, people, outlets, places, search, new records, corrections, and a team's log-in."""
