"""The pages and the API. They only read the store; the same pages are served and written as files."""
