"""Counting statements by their coded sides."""
