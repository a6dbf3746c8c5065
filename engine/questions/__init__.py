"""What a question asks for, told from its own words: its language, times and nouns, and what it goes on from. Pure."""
