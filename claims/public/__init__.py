"""What readers open: verdicts, corrections, method, and the same for machines that gather them."""
