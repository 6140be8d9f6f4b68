"""The engine of PostgreSQL: Django's own, whose kept connections are asked before they serve."""
