"""From lines and blocks to a document: headings, paragraphs, lists, tables."""
