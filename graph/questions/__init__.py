"""The questions that people ask of the graph, each a function with a typed answer."""
