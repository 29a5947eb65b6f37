"""Names of people: which words are, and how they are found in a text."""
