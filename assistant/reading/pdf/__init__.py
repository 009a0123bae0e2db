"""PDF files: text, order, tables, pictures, and where a quote stands on its page."""
