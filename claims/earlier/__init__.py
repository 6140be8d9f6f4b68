"""What others found before: taken in, found again, and never mixed with what we found."""
