"""Questions about whole files: one is summed up, or two are compared, from the first character to the last."""
