"""A reader for each format but PDF."""
