"""The graph: working objects, the store, RDF in and out, and the questions asked of it."""
