"""The pages and the API. They read the store and change it through `run/` alone; the same pages are served and written as files."""
