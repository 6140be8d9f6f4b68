"""What left the house, for everybody who reads it."""
