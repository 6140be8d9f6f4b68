"""Pages come from the public internet and nowhere else, in time and within bounds."""
