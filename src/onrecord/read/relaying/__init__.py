"""Parts of the relays reader: names of outlets in a text, the words that make them relays, and how far a relay reaches."""
