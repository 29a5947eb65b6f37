"""A question in plain language: which one is meant, about what, and the answer with its quotes."""
