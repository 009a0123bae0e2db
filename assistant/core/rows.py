"""How a table's row is written as a line of text."""

NAME_MARK, CELL_MARK = ": ", "; "
"""What stands between a column's name and its cell, and between cells, in a document's text."""
