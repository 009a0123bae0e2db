"""What documents say, as values that can be compared."""
