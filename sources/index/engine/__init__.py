"""The full-text index of one host."""
