"""Cutting running text into sentences."""
