"""Why something was not done, in words for people: what is wrong and how to mend it."""
