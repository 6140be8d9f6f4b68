"""What surrounds an article, told from the article."""
