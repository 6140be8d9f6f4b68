"""Reading feeds and sitemaps again and again: each article they tell of is fetched once."""
