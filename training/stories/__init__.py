"""Recipe of models/stories.json."""
