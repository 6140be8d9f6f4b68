"""The sample world, all of it made up by us."""
