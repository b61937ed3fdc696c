"""Broken examples of every check, with the finding that each gives; `docs/checks.md` shows them.

A group of checks has two files: `GROUP.yaml`, which people write, holds the mistakes; `GROUP.json`
holds what they give, and is written by `python -m tests.golden`. A test plants every mistake and
compares.
"""
