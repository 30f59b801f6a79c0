"""The parts of the entities reader: names found and grouped, roles, descriptions, pronouns."""
