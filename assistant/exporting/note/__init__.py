"""The office note: an answer as Word, PDF or Markdown."""
