"""What a question asks for: its words, kind, parts, names, and what it leans on."""
