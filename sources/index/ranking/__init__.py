"""Putting found sentences in order, with a calibrated score."""
