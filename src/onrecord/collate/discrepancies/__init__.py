"""Where accounts of one claim differ, one kind a file."""
