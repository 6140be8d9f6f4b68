"""Vectors of sentences: made, kept and searched."""
