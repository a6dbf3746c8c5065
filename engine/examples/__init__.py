"""The person's labelled examples: kept, imported, checked, exported."""
