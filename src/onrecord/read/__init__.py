"""From one article to its reading: an ordered tuple of readers, one reader a file."""
