"""Who said what: the parts that find sources, cues and contents in one text."""
