"""Parts of the figures reader: lexemes, numbers, quantities and what they count."""
