"""What the reader knows, as data with loaders: no fact about the world or the language stands in code elsewhere."""
