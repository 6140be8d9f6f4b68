"""Dates in running text, as spans of days."""
