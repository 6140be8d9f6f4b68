"""How the newsroom does: numbers counted in the database, for weeks and for sources."""
