"""Claims, evidence, verdicts and comments over HTTP."""
