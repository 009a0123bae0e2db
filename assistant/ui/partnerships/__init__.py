"""The screen of the partners."""
