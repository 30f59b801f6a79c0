"""Parts of the reader of events: predicates, their arguments, types, dates, places and coreference."""
