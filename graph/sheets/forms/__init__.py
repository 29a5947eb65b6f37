"""A sheet, or its answer, in each form that it can be had in."""
