"""The questions: each command parses, asks one question, prints the answer."""
