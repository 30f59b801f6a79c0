"""Syntax: what the parse says of predicates, arguments and clauses, for every reader that needs it."""
