"""How good the extraction is: annotated documents, what is measured of them, and the report."""
