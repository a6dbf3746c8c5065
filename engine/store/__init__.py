"""The only SQL in the house, but for tables in memory: what the person made (`user.db`), what is derived (`index/`)."""
