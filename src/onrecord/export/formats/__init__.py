"""The formats, one a file. Each file has a `FORMAT`; it is found by being here, and its libraries are loaded when it writes."""
