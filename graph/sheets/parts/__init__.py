"""Lines and sections that the sheets of several questions share."""
