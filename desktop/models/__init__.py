"""List and table models: what the window shows, as Qt views read it."""
