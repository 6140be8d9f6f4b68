"""Everything started on one machine, and stopped again."""
