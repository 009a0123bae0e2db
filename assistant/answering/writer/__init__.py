"""The optional language model: what it is asked, and what of its draft is kept."""
