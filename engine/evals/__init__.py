"""How good search, answers and citations are on labelled questions, and why a question finds what it finds."""
