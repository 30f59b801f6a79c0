"""Training of the typing model of events."""
