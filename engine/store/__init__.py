"""The only SQL in the house: what the person made (`user.db`) and what is derived from it (`index/`)."""
