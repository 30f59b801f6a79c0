"""The parse that all readers share: columns, and the tokens seen over them."""
