"""What one visit has open, and what it may do."""
