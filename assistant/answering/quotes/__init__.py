"""From passages to an answer: sentences are scored, chosen and set together with their citations."""
