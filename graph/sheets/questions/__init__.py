"""The answer to each question composed as a sheet, a module a question."""
