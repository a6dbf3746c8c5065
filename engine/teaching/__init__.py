"""Examples become a skill: planned, trained, judged, compared with retrieval, and put to work."""
