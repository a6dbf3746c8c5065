"""Texts to vectors, and what the likeness of two vectors means. The only importers of fastembed."""
