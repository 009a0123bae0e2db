"""Passages -> index/: the embedding model, vectors, words, and the store of generations."""
