"""People with an account, their roles, tokens and languages."""
