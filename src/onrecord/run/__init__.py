"""The build: acquire, read, match, collate, keep; with resume, progress and a pool of local processes."""
