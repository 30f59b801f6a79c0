"""Match: which articles copy each other, and which tell one story."""
