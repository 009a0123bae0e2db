"""The models, and the one place that opens them."""
