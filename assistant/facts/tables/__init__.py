"""Tables as columns and cells that can be compared."""
