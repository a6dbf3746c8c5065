"""Questions about all files or all rows: from the ledger, the full-text index and tables."""
