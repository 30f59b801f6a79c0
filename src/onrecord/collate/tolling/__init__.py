"""Parts of the toll: phrases, features and the model that settles a story's killed and injured."""
