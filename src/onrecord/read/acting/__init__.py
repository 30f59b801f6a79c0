"""Parts of the reader of official acts: mentions, stages, votes, bindingness, needs and grouping."""
