"""Names: those that a text introduces itself, and which known thing a name means."""
