"""Has this been checked? What is asked, what of it was judged, and in what the two differ."""
