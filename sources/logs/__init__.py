"""Gapless numbers and chained rows."""
