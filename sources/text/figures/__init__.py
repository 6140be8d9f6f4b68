"""Figures in running text: numbers, units, ranges."""
