"""A question to passages, the best sentences of them, and the view of a file around a place."""
