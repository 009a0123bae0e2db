"""Answers and passages taken away as files: bibliographies, tables and office documents. Pure."""
