"""Whole screens, each a function `render(visit)`."""
