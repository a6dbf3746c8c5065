"""A question becomes a cited answer: quotes, sources, the reader's words or a model's, refusal, conflicts."""
