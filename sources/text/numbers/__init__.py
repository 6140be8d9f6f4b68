"""Numbers in words and digits, and the units they count."""
