"""What was published, for language models that speak the Model Context Protocol. Read only."""
