"""Hits -> an answer of verbatim quotes, or an honest refusal."""
