"""Pieces of a screen: Python that prepares, and scripts and a style sheet that draw."""
