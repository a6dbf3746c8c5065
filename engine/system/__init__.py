"""What is asked of the operating system: starting at login, writing that outlives a power cut, days and times."""
