"""One spelling for search, one for reading, and light stems."""
