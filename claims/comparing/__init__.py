"""A claim beside a found sentence: what they share, where they differ, who says it. Plain Python.

Everything suggested is explained by words with their places in both texts.
"""

from claims.comparing.comparison import Comparison, compare

__all__ = ["Comparison", "compare"]
