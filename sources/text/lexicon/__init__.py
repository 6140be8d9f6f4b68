"""Word lists that more than one room reads, as TOML, and the one reader of all word lists."""
