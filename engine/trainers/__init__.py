"""The Python that trains: found or made from a hashed lock, and the process it runs."""
