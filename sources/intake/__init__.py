"""How texts come in: fetched, read, cut and stored."""
