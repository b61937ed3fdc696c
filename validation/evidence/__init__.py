"""Phrases and the texts in which they stand."""
