"""Reports in: readers, the spaCy pipeline, linking, loading."""
