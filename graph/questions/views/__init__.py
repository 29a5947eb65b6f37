"""What the questions look at: the graph in memory as of a date, and what is part of what in it."""
