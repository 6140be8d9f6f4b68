"""Searching for what bears on a claim, and storing what was found."""
