"""What is in the folders and what changes there: names, sizes and events, never the text of a file."""
