"""The parts of the page of patterns, each with an address of its own."""
