"""The folder of documents: what lies in it, what has changed, what is closed."""
