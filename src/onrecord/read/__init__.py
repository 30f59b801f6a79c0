"""From one article to its reading: an ordered tuple of readers, one package a reader."""
