"""Words, sentences, languages: what is known of Indonesian and English."""
