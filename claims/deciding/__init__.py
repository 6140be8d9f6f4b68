"""What a person may do to a claim, the same through every door."""
