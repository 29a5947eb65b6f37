"""What documents state, each statement once: on what, and what became of it."""
