"""The spaCy components of the pipeline, each ``Doc`` to ``Doc``, one concern a module."""
