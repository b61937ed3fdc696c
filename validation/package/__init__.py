"""Judges a data package that has no records at hand: a folder or a zip."""
