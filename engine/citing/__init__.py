"""Which words of the sources support a statement, and whether it says what they say. Pure."""
