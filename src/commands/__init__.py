"""The commands, one a file: what each is told by, its options, and what it runs.

A command imports what it needs when it runs, so that none waits for another's libraries.
"""
