"""Attacks on a whole newsroom of real parts, each as data: `python -m tests.faults` runs them."""
