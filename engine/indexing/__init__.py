"""A changed file becomes searchable: read, cut into passages, embedded, written, and kept in step by one keeper."""
