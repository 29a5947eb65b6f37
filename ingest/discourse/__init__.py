"""What sentences speak of, seen in their surroundings: of what, of whom, and of what was said."""
